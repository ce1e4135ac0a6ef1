import type { FastifyInstance, FastifyRequest } from "fastify";
import { Forbidden } from "../errors/index.ts";

const safeMethods = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses a change that another site asks for in our visitor's name (cross-site request forgery).
 * Browsers say themselves where a request comes from: Sec-Fetch-Site, or Origin in older ones. Forms therefore need no
 * token, do not die with a session, and pages can be cached (docs/decisions/0003-origin-instead-of-tokens.md).
 * Requests without either header come from programs, not from a browser that carries somebody's cookies.
 */
export function guardOrigin(app: FastifyInstance, siteUrl: string): void {
  const site = new URL(siteUrl).origin;
  app.addHook("onRequest", async (request) => {
    if (safeMethods.has(request.method)) return;
    if (!comesFromHere(request, site)) throw new Forbidden("error.other-site");
  });
}

function comesFromHere(request: FastifyRequest, site: string): boolean {
  const fetchSite = request.headers["sec-fetch-site"];
  if (fetchSite === "same-origin" || fetchSite === "none") return true;
  const origin = request.headers.origin;
  if (origin !== undefined) return origin === site || isSameHost(origin, request);
  return fetchSite === undefined;
}

/** Weft may be reached under more than one name (localhost and 127.0.0.1): the page's own host is always right. */
function isSameHost(origin: string, request: FastifyRequest): boolean {
  return URL.canParse(origin) && new URL(origin).host === request.headers.host;
}
