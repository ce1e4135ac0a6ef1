import type { RateLimitOptions, RateLimitPluginOptions } from "@fastify/rate-limit";
import type { Config } from "../config/index.ts";
import { TooMany } from "../errors/index.ts";

/** Limits only what asks for it by `limited`, and answers through the one error handler. */
export const rateLimitSettings: RateLimitPluginOptions = {
  global: false,
  errorResponseBuilder: (_request, { ttl }) => new TooMany(Math.max(1, Math.ceil(ttl / 1000))) as never,
  // Only Retry-After is said, by the error handler: the rest would be told to whoever tries passwords.
  addHeaders: { "x-ratelimit-limit": false, "x-ratelimit-remaining": false, "x-ratelimit-reset": false },
  addHeadersOnExceeding: {
    "x-ratelimit-limit": false,
    "x-ratelimit-remaining": false,
    "x-ratelimit-reset": false,
  },
};

/**
 * Route options for what one address may do only so often a minute: sign-in, mails, uploads. Beyond that TooMany is thrown.
 * An IPv6 address counts with its whole /64. With the setting WEFT_RATE_LIMIT=0 there is no limit.
 * @param max requests a minute; the setting's number where it is left out.
 * @example app.post("/log-in", limited(ctx.config), handler)
 */
export function limited(
  config: Pick<Config, "rateLimit">,
  max: number = config.rateLimit,
): { config?: { rateLimit: RateLimitOptions } } {
  return config.rateLimit === 0 ? {} : { config: { rateLimit: { max, timeWindow: 60_000 } } };
}
