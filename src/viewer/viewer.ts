/** What a person is in a group. A steward may do all that a facilitator may, a facilitator all that a member may. */
export type GroupRole = "member" | "facilitator" | "steward";

export type PersonId = string & { readonly brand?: "PersonId" };
export type GroupId = number & { readonly brand?: "GroupId" };

/** Somebody without an account, or not logged in. */
export interface Visitor {
  readonly id: null;
  readonly language: string;
  readonly timeZone: string;
}

/** Somebody logged in, with what rights are decided by. */
export interface PersonViewer {
  readonly id: PersonId;
  readonly name: string;
  readonly handle: string;
  readonly email: string;
  readonly emailVerified: boolean;
  /** Address of the face picture, if there is one. */
  readonly face: string | null;
  readonly administrator: boolean;
  /** Groups the person belongs to, with their role there. */
  readonly roles: ReadonlyMap<GroupId, GroupRole>;
  /** Groups the person is barred from: there they see what a visitor sees. */
  readonly barred: ReadonlySet<GroupId>;
  readonly language: string;
  readonly timeZone: string;
  readonly sessionToken: string;
}

/** Who is asking. `viewer.id === null` means a visitor. */
export type Viewer = Visitor | PersonViewer;

/** True for a person who holds at least this role in the group (an administrator only if they belong to it). */
export function holdsRole(viewer: Viewer, groupId: GroupId, role: GroupRole): boolean {
  if (viewer.id === null) return false;
  const held = viewer.roles.get(groupId);
  return held !== undefined && rank[held] >= rank[role];
}

const rank: Record<GroupRole, number> = { member: 0, facilitator: 1, steward: 2 };
