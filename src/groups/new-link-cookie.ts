import type { FastifyReply, FastifyRequest } from "fastify";

// The token of a link is kept nowhere but in the browser of who made it, for ten minutes: long enough to copy it, also
// after a reload.

const cookie = "weft-new-link";
const keptSeconds = 600;

/** Keeps the path of a link that was just made for the page that shows it. */
export function keepNewLink(request: FastifyRequest, reply: FastifyReply, path: string): void {
  reply.setCookie(cookie, path, {
    path: request.url.split("?")[0] ?? "/",
    httpOnly: true,
    sameSite: "strict",
    secure: request.ctx.config.url.startsWith("https:"),
    maxAge: keptSeconds,
    signed: true,
  });
}

/** The path of the link that was just made here. */
export function takeNewLink(request: FastifyRequest): string | undefined {
  const { valid, value } = request.unsignCookie(request.cookies[cookie] ?? "");
  return valid && value ? value : undefined;
}
