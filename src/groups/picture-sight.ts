import type { SightCondition } from "../attachments/index.ts";
import type { Viewer } from "../viewer/index.ts";
import { isVisibleGroup } from "./visible-groups.ts";

/** Who may know of a group may see its picture: the rule, as a condition on `attachments`. */
export function showsVisibleGroup(viewer: Viewer): SightCondition {
  return (eb) =>
    eb.exists(
      eb
        .selectFrom("groups")
        .whereRef("groups.pictureId", "=", "attachments.id")
        .where((groups) => isVisibleGroup(viewer)(groups as never))
        .select("groups.id"),
    );
}
