import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";

const cookie = "weft-sent-to";
const hour = 60 * 60;

const SentTo = z.object({ email: z.string(), to: z.string() });

/** To which address a mail was sent last, and where its link leads: what the page after the form speaks of. */
export type SentTo = z.infer<typeof SentTo>;

/** Keeps it in this browser for an hour: an address does not belong into the address bar. */
export function keepSentTo(reply: FastifyReply, sent: SentTo): void {
  const value = Buffer.from(JSON.stringify(sent)).toString("base64url");
  reply.setCookie(cookie, value, { path: "/", httpOnly: true, sameSite: "lax", maxAge: hour, signed: true });
}

/** What was kept, if this browser has just had a mail sent. */
export function readSentTo(request: FastifyRequest): SentTo | undefined {
  const { valid, value } = request.unsignCookie(request.cookies[cookie] ?? "");
  if (!valid || !value) return undefined;
  try {
    return SentTo.parse(JSON.parse(Buffer.from(value, "base64url").toString()));
  } catch {
    return undefined;
  }
}
