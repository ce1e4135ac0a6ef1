import type { RouteShorthandOptions } from "fastify";
import type { Config } from "../platform/config/index.ts";

/** Route options that limit how often one network address may send this form in a minute; without limits where they are off. */
export function limited({ rateLimit }: Pick<Config, "rateLimit">): RouteShorthandOptions {
  return rateLimit > 0 ? { config: { rateLimit: { max: rateLimit, timeWindow: 60_000 } } } : {};
}
