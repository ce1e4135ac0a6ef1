import type { FastifyInstance } from "fastify";
import { administration } from "./administration/feature.ts";
import { attachments } from "./attachments/feature.ts";
import { conversations } from "./conversations/feature.ts";
import { discussions } from "./discussions/feature.ts";
import { drafts } from "./drafts/feature.ts";
import { frame } from "./frame/feature.ts";
import { clientDir, errorView, type Feature, type House } from "./frame/index.ts";
import { groups } from "./groups/feature.ts";
import { home } from "./home/feature.ts";
import { imports } from "./imports/feature.ts";
import { openWeft, type Weft } from "./installation.ts";
import { live } from "./live/feature.ts";
import { mailIn } from "./mail-in/feature.ts";
import { notifications } from "./notifications/feature.ts";
import { people } from "./people/feature.ts";
import { type Auth, makeAuth, viewerOfRequest } from "./people/index.ts";
import type { Config } from "./platform/config/index.ts";
import type { PlatformCtx } from "./platform/ctx.ts";
import { queryCount } from "./platform/database/index.ts";
import { createServer } from "./platform/http/index.ts";
import { translator } from "./platform/languages/index.ts";
import { posts } from "./posts/feature.ts";
import { search } from "./search/feature.ts";
import { series } from "./series/feature.ts";
import { readSettings } from "./settings/index.ts";
import { setup } from "./setup/feature.ts";
import { summaries } from "./summaries/feature.ts";
import type { Ctx } from "./viewer/index.ts";
import { writing } from "./writing/feature.ts";

/** The product, room by room. Search results, kinds of posts and tools of groups stand on the screen in this order. */
const features: readonly Feature[] = [
  frame,
  attachments,
  setup,
  posts,
  drafts,
  discussions,
  series,
  summaries,
  conversations,
  groups,
  people,
  notifications,
  live,
  mailIn,
  search,
  home,
  administration,
  imports,
  writing,
];

let registered = false;

/** Tells the registries what each room adds; once a process. */
export function registerFeatures(): void {
  if (registered) return;
  registered = true;
  for (const feature of features) feature.register?.();
}

/** An opened community without a web server: what commands work with. `ctx` is a visitor's. */
export interface OpenedFeatures {
  readonly weft: Weft;
  readonly auth: Auth;
  readonly ctx: Ctx;
}

/** Opens an installation with all its features, for a command. Jobs are only added; end it with `weft.close()`. */
export async function openFeatures(config: Config): Promise<OpenedFeatures> {
  registerFeatures();
  const weft = await openWeft(config);
  await weft.ctx.jobs.open(() => weft.ctx);
  return { weft, auth: makeAuth(weft.ctx, weft.secrets.signing), ctx: await visitorCtx(weft.ctx) };
}

async function visitorCtx(ctx: PlatformCtx): Promise<Ctx> {
  const { language, timeZone } = await readSettings(ctx);
  return { ...ctx, viewer: { id: null, language, timeZone }, t: translator(language, timeZone) };
}

/** Makes the web server with every route; it does not listen yet. */
export async function makeApp(house: House): Promise<FastifyInstance> {
  registerFeatures();
  const { ctx, auth, secrets } = house;
  const app = await createServer({
    config: ctx.config,
    log: ctx.log,
    signingKey: secrets.signing,
    assetsDir: clientDir(),
    wording: (request, key) => request.ctx?.t(key) ?? key,
    async errorView(request, reply, answer) {
      request.ctx ??= await visitorCtx(ctx); // refused before anybody asked who it is
      return errorView(request, reply, answer);
    },
  });
  if (ctx.config.tellsQueries) {
    app.addHook("onSend", async (_request, reply) => {
      reply.header("x-weft-queries", queryCount.total);
    });
  }
  app.decorateRequest("ctx");
  app.addHook("onRequest", async (request, reply) => {
    if (request.url.startsWith("/assets/")) return;
    const viewer = await viewerOfRequest(auth, ctx, request, reply);
    request.ctx = { ...ctx, viewer, t: translator(viewer.language, viewer.timeZone) };
  });
  for (const feature of features) await feature.routes?.(app, house);
  return app;
}

/** A running Weft. */
export interface RunningServer {
  /** Where it can be reached, without a trailing slash. */
  readonly url: string;
  /** Local address of the set-up page with its key, until there is an administrator. */
  readonly setupPath?: string;
  /** Ends in order: requests, jobs, database. */
  stop(): Promise<void>;
}

/**
 * Opens the installation and serves it.
 * @throws ConfigError if the data folder is in use; the system's error if the port is taken.
 */
export async function startServer(config: Config): Promise<RunningServer> {
  registerFeatures();
  const weft = await openWeft(config);
  try {
    const auth = makeAuth(weft.ctx, weft.secrets.signing);
    const app = await makeApp({ ctx: weft.ctx, auth, secrets: weft.secrets });
    await weft.ctx.jobs.start(() => weft.ctx);
    await weft.ctx.live.start();
    await app.listen({ port: config.port, host: config.host });
    const { setUpAt } = await readSettings(weft.ctx);
    return {
      url: config.url,
      ...(setUpAt === null ? { setupPath: `/setup?key=${weft.secrets.setup}` } : {}),
      async stop() {
        await app.close();
        await weft.close();
      },
    };
  } catch (error) {
    await weft.close();
    throw error;
  }
}
