export type { GroupJoining, GroupVisibility } from "./tables.ts";
export { isVisibleGroup, visibleGroups } from "./visible-groups.ts";
