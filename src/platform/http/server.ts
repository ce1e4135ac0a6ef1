import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import compress from "@fastify/compress";
import cookie from "@fastify/cookie";
import formbody from "@fastify/formbody";
import multipart from "@fastify/multipart";
import rateLimit from "@fastify/rate-limit";
import fastifyStatic from "@fastify/static";
import Fastify, { type FastifyInstance, LogController } from "fastify";
import type { Config } from "../config/index.ts";
import type { Log } from "../log/index.ts";
import { type ErrorView, handleErrors, type Wording } from "./error-handler.ts";
import { addressPartMax, readableUrl, takeFormsOnly } from "./hostile.ts";
import { meantMethod } from "./local-path.ts";
import { guardOrigin } from "./origin-guard.ts";
import { rateLimitSettings } from "./rate-limit.ts";
import { setSecurityHeaders } from "./security-headers.ts";

export interface ServerOptions {
  readonly config: Config;
  readonly log: Log;
  /** Signs the few cookies of our own. */
  readonly signingKey: string;
  /** Folder with the built styles and scripts; undefined serves none. */
  readonly assetsDir?: string;
  readonly errorView: ErrorView;
  /** Left out, answers to scripts carry message keys alone. */
  readonly wording?: Wording;
}

/** A text field of a form may be as long as the longest post with room to spare. */
const bodyBytesMax = 2 * 1024 * 1024;

/** Makes the web server with all that every route shares, and no route yet. Add hooks and features, then listen. */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const { config } = options;
  const app = Fastify({
    loggerInstance: options.log,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    trustProxy: (_address, hop) => hop < config.trustedProxies,
    bodyLimit: bodyBytesMax,
    forceCloseConnections: "idle",
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: addressPartMax },
    rewriteUrl(request) {
      request.method = meantMethod(request.method ?? "GET", request.url ?? "/");
      return readableUrl(request.url ?? "/");
    },
  }) as unknown as FastifyInstance;

  logRequests(app);
  handleErrors(app, options.errorView, options.wording ?? ((_request, key) => key));
  await app.register(cookie, {
    secret: options.signingKey,
    parseOptions: { secure: config.url.startsWith("https:") },
  });
  setSecurityHeaders(app, config);
  guardOrigin(app, config.url);
  await app.register(formbody);
  takeFormsOnly(app);
  await app.register(multipart, {
    limits: { fileSize: config.uploadBytesMax, files: 10, fields: 50, fieldSize: bodyBytesMax },
  });
  await app.register(compress, {
    encodings: ["br", "gzip"],
    threshold: 1024,
    brotliOptions: { params: { 1: 4 } },
    zlibOptions: { level: 5 },
  });
  await app.register(rateLimit, rateLimitSettings);
  if (options.assetsDir && existsSync(options.assetsDir)) {
    await app.register(fastifyStatic, {
      root: options.assetsDir,
      prefix: "/assets/",
      preCompressed: true,
      immutable: true,
      maxAge: "365d",
      decorateReply: false,
      index: false,
    });
  }
  return app;
}

/** One line a request: method, route (not the address, which may name people), status, time. */
function logRequests(app: FastifyInstance): void {
  app.addHook("onResponse", async (request, reply) => {
    request.log.info({
      method: request.method,
      route: request.routeOptions.url ?? "unknown",
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
    });
  });
}
