export { findVisibleGroup, type Group, groupColumns } from "./find-group.ts";
export { listMyGroups, type MyGroup } from "./list-my-groups.ts";
export { groupPath } from "./paths.ts";
export type { GroupJoining, GroupVisibility } from "./tables.ts";
export { isVisibleGroup, visibleGroups } from "./visible-groups.ts";
