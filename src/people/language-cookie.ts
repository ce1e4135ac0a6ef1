import type { FastifyReply, FastifyRequest } from "fastify";
import { languages } from "../platform/languages/index.ts";

const cookie = "weft-language";
const yearSeconds = 365 * 24 * 60 * 60;

/** The language that this browser was told to show, if it is one we have. */
export function keptLanguage(request: FastifyRequest): string | undefined {
  const kept = request.cookies[cookie];
  return kept && languages.has(kept) ? kept : undefined;
}

/** Keeps the language in this browser, for visits without an account. */
export function keepLanguage(reply: FastifyReply, language: string): void {
  reply.setCookie(cookie, language, { path: "/", httpOnly: true, sameSite: "lax", maxAge: yearSeconds });
}
