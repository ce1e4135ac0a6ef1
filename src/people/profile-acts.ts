import type { IconName } from "../ui/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import type { Person } from "./find-person.ts";

/** A way on from somebody's page, for the viewer. */
export interface ProfileAct {
  readonly href: string;
  /** Message key; it may name {name}. */
  readonly labelKey: string;
  readonly icon: IconName;
}

/** Answers the way on, or null where the viewer has none. Asked for active people other than the viewer. */
type FindAct = (ctx: PersonCtx, person: Person) => Promise<ProfileAct | null>;

const acts: FindAct[] = [];

/** Adds a way on from people's pages, such as writing to them. Each room calls this for its own. */
export function defineProfileAct(find: FindAct): void {
  acts.push(find);
}

/** All ways on from this person's page. */
export async function findProfileActs(ctx: PersonCtx, person: Person): Promise<readonly ProfileAct[]> {
  const found = await Promise.all(acts.map((find) => find(ctx, person)));
  return found.filter((act) => act !== null);
}
