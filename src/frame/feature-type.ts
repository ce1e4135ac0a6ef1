import type { FastifyInstance } from "fastify";
import type { Auth } from "../people/index.ts";
import type { Secrets } from "../platform/config/index.ts";
import type { PlatformCtx } from "../platform/ctx.ts";

/** What a feature is built on when its routes are added. */
export interface House {
  readonly ctx: PlatformCtx;
  readonly auth: Auth;
  readonly secrets: Secrets;
}

declare module "fastify" {
  interface FastifyRequest {
    /** The last signal that was heard before the page was made: see platform/live. */
    liveSince?: number;
  }
}

/** One room of the product as the composition root sees it: see app.ts. */
export interface Feature {
  readonly name: string;
  /** Tells the registries what this room adds (kinds, effects, search sources, jobs). Called once a process. */
  register?(): void;
  /** Adds its routes. `request.ctx` is set before each of them. */
  routes?(app: FastifyInstance, house: House): void | Promise<void>;
}
