export { isVisibleGroup, visibleGroups } from "./visible-groups.ts";
export type { GroupJoining, GroupVisibility } from "./tables.ts";
