import type { PlatformCtx } from "../platform/ctx.ts";
import type { Translate } from "../platform/languages/index.ts";
import type { PersonViewer, Viewer } from "./viewer.ts";

export { loadViewer, loadViewers, viewerTags } from "./load-viewer.ts";
export { administratorCtx, logInFirst, personCtx } from "./person-ctx.ts";
export {
  type GroupId,
  type GroupRole,
  holdsRole,
  type PersonId,
  type PersonViewer,
  type Viewer,
  type Visitor,
} from "./viewer.ts";

/** What every act, query and route is handed: the platform, who is asking, and their words. */
export interface Ctx extends PlatformCtx {
  readonly viewer: Viewer;
  readonly t: Translate;
}

/** A ctx whose viewer is known to be a person. */
export interface PersonCtx extends Ctx {
  readonly viewer: PersonViewer;
}

declare module "fastify" {
  interface FastifyRequest {
    /** Set for every request before its route runs. */
    ctx: Ctx;
  }
}
