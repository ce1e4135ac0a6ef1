import { isAPIError } from "better-auth/api";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Auth } from "./auth.ts";

/** What sign-in needs of a request beside the ctx: its headers, and a way to give cookies to the browser. */
export interface Door {
  readonly auth: Auth;
  readonly headers: Headers;
  /** Hands the cookies of an answer on to the browser, in the place of those of the same name that it was to get before. */
  keepCookies(answered: Headers): void;
}

/** The door of a request. */
export function doorOf(auth: Auth, request: FastifyRequest, reply: FastifyReply): Door {
  return {
    auth,
    headers: new Headers({
      cookie: request.headers.cookie ?? "",
      "user-agent": (request.headers["user-agent"] ?? "").slice(0, 400),
    }),
    keepCookies(answered) {
      const given = answered.getSetCookie();
      const names = new Set(given.map(nameOf));
      const before = [reply.getHeader("set-cookie") ?? []].flat().map(String);
      reply.removeHeader("set-cookie");
      for (const value of [...before.filter((one) => !names.has(nameOf(one))), ...given])
        reply.header("set-cookie", value);
    },
  };
}

const nameOf = (setCookie: string) => setCookie.slice(0, setCookie.indexOf("="));

/** The code of a refusal by Better Auth, such as "INVALID_TOKEN"; undefined for any other error. */
export function refusalCode(error: unknown): string | undefined {
  if (!isAPIError(error)) return undefined;
  const location = new Headers(error.headers as HeadersInit | undefined).get("location");
  const redirected = location ? new URL(location, "http://local").searchParams.get("error") : null;
  return redirected ?? error.body?.code ?? String(error.status);
}

/**
 * Runs a call to Better Auth and, where it refuses with one of these codes, throws what stands by it instead.
 * @example onRefusal(() => auth.api.resetPassword(…), { INVALID_TOKEN: new Invalid({ "": "people.link.over" }) })
 */
export async function onRefusal<Result>(
  call: () => Promise<Result>,
  errors: Readonly<Record<string, Error>>,
): Promise<Result> {
  try {
    return await call();
  } catch (error) {
    throw errors[refusalCode(error) ?? ""] ?? error;
  }
}
