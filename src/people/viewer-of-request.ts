import type { FastifyReply, FastifyRequest } from "fastify";
import type { PlatformCtx } from "../platform/ctx.ts";
import { acceptedLanguage } from "../platform/languages/index.ts";
import { readSettings } from "../settings/index.ts";
import { loadViewer, type Viewer, viewerTags } from "../viewer/index.ts";
import type { Auth } from "./auth.ts";
import { keptLanguage } from "./language-cookie.ts";

interface KnownSession {
  readonly viewer: Viewer;
  readonly expiresAt: Date;
}

/**
 * Who is behind a request. The session is looked up once and remembered until a session, a person or a membership
 * changes, so that a page usually costs no query for it.
 */
export async function viewerOfRequest(
  auth: Auth,
  ctx: PlatformCtx,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Viewer> {
  const settings = await readSettings(ctx);
  const language = chosenLanguage(request) ?? settings.language;
  const visitor: Viewer = { id: null, language, timeZone: settings.timeZone };
  const cookie = sessionCookie(request);
  if (!cookie) return visitor;
  const session = await ctx.cache.remember(`session:${cookie}`, viewerTags, () =>
    readSession(auth, ctx, request, reply, visitor),
  );
  return session && session.expiresAt > ctx.now() ? session.viewer : visitor;
}

async function readSession(
  auth: Auth,
  ctx: PlatformCtx,
  request: FastifyRequest,
  reply: FastifyReply,
  visitor: Viewer,
): Promise<KnownSession | undefined> {
  const { headers, response } = await auth.api.getSession({
    headers: new Headers({ cookie: request.headers.cookie ?? "" }),
    returnHeaders: true,
  });
  for (const value of headers?.getSetCookie() ?? []) reply.header("set-cookie", value);
  if (!response) return undefined;
  const viewer = await loadViewer(ctx, response.user.id, response.session.token, visitor);
  return viewer && { viewer, expiresAt: response.session.expiresAt };
}

function sessionCookie(request: FastifyRequest): string | undefined {
  return request.cookies["__Secure-weft.session_token"] ?? request.cookies["weft.session_token"];
}

/** A visitor's language: the one they chose, else the best their browser asks for. */
function chosenLanguage(request: FastifyRequest): string | undefined {
  return keptLanguage(request) ?? acceptedLanguage(request.headers["accept-language"]);
}
