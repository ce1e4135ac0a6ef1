import { Face } from "../../ui/index.ts";
import type { MemberRow } from "../who-is-here.ts";

/** Some faces in a row, one over the other. They are decoration: the names stand on the members page. */
export function Faces({ people }: { people: readonly Pick<MemberRow, "id" | "name" | "face">[] }) {
  return (
    <div class="faces" aria-hidden="true">
      {people.map(({ id, name, face }) => (
        <Face id={id} name={name} picture={face} size="small" />
      ))}
    </div>
  );
}
