import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { Forbidden, WeftError } from "../platform/errors/index.ts";
import { goTo, localPath, setFlash } from "../platform/http/index.ts";
import { personCtx } from "../viewer/index.ts";
import { type Joined, joinGroup } from "./join-group.ts";

// What a visitor meant to do by pressing "Join" is kept in their browser while they log in or sign up, whichever way they
// come in. It is signed, so that no other site can make somebody join a group, and ends after an hour.

const cookie = "weft-join";
const keptSeconds = 3600;

const Intent = z.object({ slug: z.string(), reason: z.string(), to: z.string(), until: z.number() });
type Intent = Omit<z.infer<typeof Intent>, "until">;

/** Keeps what the visitor wants to do until they have come in. */
export function keepIntent(request: FastifyRequest, reply: FastifyReply, intent: Intent): void {
  const until = request.ctx.now().getTime() + keptSeconds * 1000;
  const value = Buffer.from(JSON.stringify({ ...intent, until })).toString("base64url");
  reply.setCookie(cookie, value, {
    path: "/",
    httpOnly: true,
    sameSite: "lax",
    secure: request.ctx.config.url.startsWith("https:"),
    maxAge: keptSeconds,
    signed: true,
  });
}

/** Joins, or asks to, as soon as the visitor who pressed the button is here as a person, and leads them where they were. */
export function fulfilIntents(app: FastifyInstance): void {
  app.addHook("preHandler", async (request, reply) => {
    if (request.cookies[cookie] === undefined || request.ctx.viewer.id === null || !opensPage(request))
      return;
    const intent = takeIntent(request, reply);
    if (!intent) return;
    try {
      flashJoined(reply, await joinGroup(personCtx(request.ctx), intent.slug, intent));
    } catch (error) {
      if (!(error instanceof WeftError)) throw error;
      if (error instanceof Forbidden) setFlash(reply, { key: error.message, kind: "warning" });
    }
    return goTo(reply, localPath(intent.to, "/"));
  });
}

/** Leaves the sentence that says what has come of joining. */
export function flashJoined(reply: FastifyReply, { outcome, group }: Joined): void {
  setFlash(reply, { key: `group.flash.${outcome}`, values: { group: group.name } });
}

/** Pictures and live streams of a page come in as well: they are not what the person is looking at. */
function opensPage(request: FastifyRequest): boolean {
  return request.method === "GET" && (request.headers.accept ?? "").includes("text/html");
}

function takeIntent(request: FastifyRequest, reply: FastifyReply): Intent | undefined {
  reply.clearCookie(cookie, { path: "/" });
  const { valid, value } = request.unsignCookie(request.cookies[cookie] ?? "");
  if (!valid || !value) return undefined;
  try {
    const intent = Intent.parse(JSON.parse(Buffer.from(value, "base64url").toString()));
    return intent.until > request.ctx.now().getTime() ? intent : undefined;
  } catch {
    return undefined;
  }
}
