import { createHash, randomBytes } from "node:crypto";

/** Such as 32 letters: nobody guesses one. */
const tokenForm = /^[A-Za-z0-9_-]{32}$/;

/** A new token for an invitation. Only its hash is kept, so that nobody who reads the database can use it. */
export function newToken(): { token: string; tokenHash: string } {
  const token = randomBytes(24).toString("base64url");
  return { token, tokenHash: hashOf(token) };
}

/** What a token is looked up by; undefined for what cannot be one. */
export function tokenHashOf(token: string): string | undefined {
  return tokenForm.test(token) ? hashOf(token) : undefined;
}

function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** The address by which an invitation is opened. */
export function invitationPath(token: string): string {
  return `/invitations/${token}`;
}
