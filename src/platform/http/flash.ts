import type { FastifyReply, FastifyRequest } from "fastify";

/** One sentence shown on the next page, with (where the act can be undone) the form that undoes it. */
export interface Flash {
  /** Message key. */
  readonly key: string;
  readonly values?: Record<string, string | number>;
  readonly kind?: "done" | "warning";
  /** Local address that a press on "Undo" posts to. */
  readonly undo?: string;
  /** Name of a draft that has arrived: the browser may forget it (see ui/draft.tsx). */
  readonly draftSent?: string;
}

const cookie = "weft-flash";

/** Leaves a sentence for the next page that this browser opens. */
export function setFlash(reply: FastifyReply, flash: Flash): void {
  const value = Buffer.from(JSON.stringify(flash)).toString("base64url");
  reply.setCookie(cookie, value, { path: "/", httpOnly: true, sameSite: "lax", maxAge: 60, signed: true });
}

/** Takes the waiting sentence, if there is one: it is shown once. */
export function takeFlash(request: FastifyRequest, reply: FastifyReply): Flash | undefined {
  const raw = request.cookies[cookie];
  if (!raw) return undefined;
  reply.clearCookie(cookie, { path: "/" });
  const { valid, value } = request.unsignCookie(raw);
  if (!valid || !value) return undefined;
  try {
    return JSON.parse(Buffer.from(value, "base64url").toString()) as Flash;
  } catch {
    return undefined;
  }
}
