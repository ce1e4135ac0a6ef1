import type { PlatformCtx } from "../platform/ctx.ts";
import type { Ctx, PersonCtx, PersonId } from "../viewer/index.ts";
import { noteArrival } from "./arrival.ts";
import { askForApproval } from "./ask-for-approval.ts";
import "./tables.ts";

/** An invitation that opens the sign-up, as the room that keeps invitations knows it. */
export interface Welcome {
  /** The address it was mailed to; null for a link that anyone may use. */
  readonly email: string | null;
  /** What one is invited to, in words. */
  readonly label: string;
  /** Where to land after the sign-up. */
  readonly to: string;
}

export interface NewPerson {
  readonly personId: PersonId;
  readonly email: string;
  /** Token of the invitation, where they came by one. */
  readonly invitation: string | null;
}

export type SignUpGate = (ctx: Ctx, invitation: string) => Promise<Welcome | null>;

const gates: SignUpGate[] = [];
const signedUpHooks: Array<(ctx: Ctx, person: NewPerson) => Promise<void>> = [];
const provedHooks: Array<(ctx: PlatformCtx, personId: PersonId, email: string) => Promise<void>> = [];
const closingHooks: Array<(tx: PersonCtx) => Promise<void>> = [];

/** Registers who knows invitations: asked with the token that came along, it answers what it opens, or null. */
export function signUpGate(gate: SignUpGate): void {
  gates.push(gate);
}

/** Registers what follows once an account has been made: such as using the invitation. */
export function onSignedUp(hook: (ctx: Ctx, person: NewPerson) => Promise<void>): void {
  signedUpHooks.push(hook);
}

/** Registers what follows once somebody has proved that they read the mails to an address. May run twice. */
export function onAddressProved(
  hook: (ctx: PlatformCtx, personId: PersonId, email: string) => Promise<void>,
): void {
  provedHooks.push(hook);
}

/**
 * Registers what must be asked and done before an account closes, in its transaction. The viewer is the person.
 * Throw Invalid with the empty field ("") to stop it with a reason that the form shows.
 */
export function beforeAccountCloses(hook: (tx: PersonCtx) => Promise<void>): void {
  closingHooks.push(hook);
}

/** The first welcome that a gate gives for this token. */
export async function welcomeFor(ctx: Ctx, invitation: string | null | undefined): Promise<Welcome | null> {
  if (!invitation) return null;
  for (const gate of gates) {
    const welcome = await gate(ctx, invitation);
    if (welcome) return welcome;
  }
  return null;
}

export async function personSignedUp(ctx: Ctx, person: NewPerson): Promise<void> {
  for (const hook of signedUpHooks) await hook(ctx, person);
}

/** Notes that the address is proved, and tells those who wait for it. */
export async function addressProved(ctx: PlatformCtx, personId: PersonId, email: string): Promise<void> {
  await ctx.db
    .updateTable("people")
    .set({ emailVerified: true })
    .where("id", "=", personId)
    .where("email", "=", email)
    .where("emailVerified", "=", false)
    .execute();
  await noteArrival(ctx, personId);
  await askForApproval(ctx, personId);
  for (const hook of provedHooks) await hook(ctx, personId, email);
}

export async function accountCloses(tx: PersonCtx): Promise<void> {
  for (const hook of closingHooks) await hook(tx);
}
