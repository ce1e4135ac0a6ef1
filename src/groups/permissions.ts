import {
  type GroupId,
  type GroupRole,
  holdsRole,
  logInFirst,
  type PersonId,
  type Viewer,
} from "../viewer/index.ts";
import type { GroupJoining, GroupVisibility } from "./tables.ts";

/** What a right in a group is decided by. */
export interface GroupFacts {
  readonly id: GroupId;
  readonly joining: GroupJoining;
  readonly archivedAt: Date | null;
}

/** All rights here answer null (yes) or the message key of the reason why not. */
type Answer = string | null;

/** Stewards, and administrators, who may do all that a steward may. */
export function isSteward(viewer: Viewer, groupId: GroupId): boolean {
  return viewer.id !== null && (viewer.administrator || holdsRole(viewer, groupId, "steward"));
}

/** Those who look after a group day by day: facilitators, stewards, administrators. */
export function looksAfter(viewer: Viewer, groupId: GroupId): boolean {
  return viewer.id !== null && (viewer.administrator || holdsRole(viewer, groupId, "facilitator"));
}

/** Who may make a group: the community's setting. */
export function canMakeGroup(viewer: Viewer, settings: { newGroups: "people" | "administrators" }): Answer {
  if (viewer.id === null) return logInFirst;
  return settings.newGroups === "people" || viewer.administrator ? null : "group.refused.administrators-make";
}

/** What a group is and how it is held is for its stewards; an archived one is read only until it is brought back. */
export function canEditGroup(viewer: Viewer, group: GroupFacts): Answer {
  if (viewer.id === null) return logInFirst;
  if (!isSteward(viewer, group.id)) return "group.refused.not-steward";
  return group.archivedAt ? "group.refused.archived" : null;
}

/** To archive a group, and to bring it back. */
export function canArchiveGroup(viewer: Viewer, group: GroupFacts): Answer {
  if (viewer.id === null) return logInFirst;
  return isSteward(viewer, group.id) ? null : "group.refused.not-steward";
}

/** To join or to ask: see `mustAsk`. A visitor is only refused where nothing else stands in the way. */
export function canJoin(viewer: Viewer, group: GroupFacts): Answer {
  if (group.archivedAt) return "group.refused.archived";
  if (viewer.id !== null && viewer.barred.has(group.id)) return "group.refused.barred";
  if (viewer.id !== null && viewer.administrator) return null;
  if (group.joining === "invitation") return "group.refused.by-invitation";
  return viewer.id === null ? logInFirst : null;
}

/** Whether this viewer has to ask first. Administrators could let themselves in, so they need not. */
export function mustAsk(viewer: Viewer, group: GroupFacts): boolean {
  return group.joining === "ask" && !(viewer.id !== null && viewer.administrator);
}

/** How many hold a group together: what decides whether one of them may go. */
export interface Holding {
  readonly stewards: number;
  readonly members: number;
}

/** To leave, or to be taken out or set lower: a group never loses its last steward. */
export function canGo(role: GroupRole, holding: Holding): Answer {
  if (role !== "steward" || holding.stewards > 1) return null;
  return holding.members > 1 ? "group.refused.last-steward" : "group.refused.alone";
}

/** Somebody that is done something to: their role in the group (null for one who does not belong to it). */
export interface Target {
  readonly id: PersonId;
  readonly role: GroupRole | null;
  /** Of the whole community. */
  readonly administrator: boolean;
}

/** To answer requests, invite, bar and lift bars: for those who look after the group. */
export function canKeep(viewer: Viewer, group: GroupFacts): Answer {
  if (viewer.id === null) return logInFirst;
  if (!looksAfter(viewer, group.id)) return "group.refused.not-facilitator";
  return group.archivedAt ? "group.refused.archived" : null;
}

/** Roles are for stewards to give. A steward's own they give up themselves, or an administrator takes it. */
export function canChangeRole(viewer: Viewer, group: GroupFacts, target: Target): Answer {
  const refusal = canEditGroup(viewer, group);
  if (refusal) return refusal;
  return target.role === "steward" && !isSelfOrAdministrator(viewer, target)
    ? "group.refused.other-steward"
    : null;
}

/** To hand one's own stewardship over to another member. */
export function canHandOver(viewer: Viewer, group: GroupFacts, target: Target): Answer {
  if (viewer.id === null) return logInFirst;
  if (viewer.roles.get(group.id) !== "steward") return "group.refused.not-steward";
  if (group.archivedAt) return "group.refused.archived";
  return target.id === viewer.id || target.role === "steward" ? "group.refused.steward-already" : null;
}

/** To take somebody out, or bar them: those below oneself. Administrators of the community cannot be barred. */
export function canRemove(viewer: Viewer, group: GroupFacts, target: Target): Answer {
  const refusal = canKeep(viewer, group);
  if (refusal) return refusal;
  if (viewer.id === target.id) return "group.refused.yourself";
  if (viewer.id !== null && viewer.administrator) return null;
  if (target.role === "steward") return "group.refused.other-steward";
  return target.role === "facilitator" && !isSteward(viewer, group.id) ? "group.refused.not-steward" : null;
}

export function canBar(viewer: Viewer, group: GroupFacts, target: Target): Answer {
  return canRemove(viewer, group, target) ?? (target.administrator ? "group.refused.administrator" : null);
}

function isSelfOrAdministrator(viewer: Viewer, target: Target): boolean {
  return viewer.id !== null && (viewer.id === target.id || viewer.administrator);
}

/** Stewards and facilitators are named to all who see the group; the other members only to people with an account. */
export function canSeeMembers(viewer: Viewer, group: GroupFacts): Answer {
  if (viewer.id === null) return logInFirst;
  return viewer.barred.has(group.id) && !viewer.administrator ? "group.refused.barred" : null;
}

const openness: Record<GroupVisibility, number> = { members: 0, people: 1, everyone: 2 };

/** Whether a group with the first visibility is seen by more people than one with the second. */
export function isMoreOpen(one: GroupVisibility, other: GroupVisibility): boolean {
  return openness[one] > openness[other];
}

/** How one comes into a group in truth: one that is hidden cannot be found, so nobody joins it without being invited. */
export function wayIn(group: { visibility: GroupVisibility; joining: GroupJoining }): GroupJoining {
  return group.visibility === "members" ? "invitation" : group.joining;
}
