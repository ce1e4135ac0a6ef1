import { createHmac, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from "fastify";
import { afterAll, beforeEach } from "vitest";
import { makeApp, registerFeatures } from "../../src/app.ts";
import { type Auth, makeAuth } from "../../src/people/index.ts";
import { createCache } from "../../src/platform/cache/index.ts";
import { standingClock } from "../../src/platform/clock/index.ts";
import { type Config, readConfig } from "../../src/platform/config/index.ts";
import type { PlatformCtx } from "../../src/platform/ctx.ts";
import { listenToWrites } from "../../src/platform/database/index.ts";
import { createFiles } from "../../src/platform/files/index.ts";
import { createJobs } from "../../src/platform/jobs/index.ts";
import { translator } from "../../src/platform/languages/index.ts";
import { createLive } from "../../src/platform/live/index.ts";
import { createLog } from "../../src/platform/log/index.ts";
import { lonelyNode } from "../../src/platform/nodes/index.ts";
import { writeSettings } from "../../src/settings/index.ts";
import { type Ctx, loadViewer, type PersonCtx, type PersonId } from "../../src/viewer/index.ts";
import { testDatabase } from "./database.ts";

const signing = "a signing key that only tests use, forty letters";
const setup = "set-up-key-of-tests";
const defaults = { language: "en", timeZone: "Pacific/Auckland" };

/** The whole product without a port: requests go in by `inject`, time stands where the test puts it. */
export interface TestApp {
  readonly app: FastifyInstance;
  readonly ctx: PlatformCtx;
  readonly auth: Auth;
  readonly clock: ReturnType<typeof standingClock>;
  /** The key of the set-up page. */
  readonly setupKey: string;
  /** The ctx of a visitor, for calling acts and queries directly. */
  visitorCtx(): Ctx;
  /** The ctx of a person as they stand now: their roles are read anew. */
  ctxOf(personId: PersonId): Promise<PersonCtx>;
  /** A page as this person (a visitor, if none) gets it. */
  get(path: string, as?: PersonId, options?: InjectOptions): Promise<LightMyRequestResponse>;
  /** Sends a form as a browser would. `form` may hold lists. */
  post(
    path: string,
    form?: FormFields,
    as?: PersonId,
    options?: InjectOptions,
  ): Promise<LightMyRequestResponse>;
}

export type FormFields = Readonly<Record<string, string | readonly string[]>>;

/**
 * Starts the product on this test file's database (see testDatabase), which is emptied before each test.
 * @param options.keepRows true empties it once only.
 * @param options.setUp false leaves the community as it is on a first start, when every page says so.
 * @param options.env settings that differ from the defaults, such as SMTP_URL.
 */
export async function testApp(
  options: { readonly keepRows?: boolean; readonly setUp?: boolean; readonly env?: NodeJS.ProcessEnv } = {},
): Promise<TestApp> {
  const database = await testDatabase({ keepRows: options.keepRows });
  const dataDir = mkdtempSync(join(tmpdir(), "weft-app-"));
  const config: Config = readConfig({ WEFT_RATE_LIMIT: "0", WEFT_DATA: dataDir, ...options.env });
  const clock = standingClock(new Date());
  const log = createLog("silent");
  const cache = createCache();
  const jobs = createJobs({ pool: database.pool, log, alone: false });
  const ctx: PlatformCtx = {
    db: database.db,
    config,
    now: clock,
    jobs,
    files: createFiles(join(dataDir, "files")),
    live: createLive({ db: database.db, forget: cache.forgetHere }),
    log,
    cache,
    nodes: lonelyNode,
  };
  registerFeatures();
  const setUp = () => writeSettings(ctx, { setUpAt: clock().toISOString() });
  listenToWrites((tables) =>
    cache.forget(...[...tables].map((table) => (table === "*" ? "*" : `table:${table}`))),
  );
  await jobs.open(() => ctx);
  const auth = makeAuth(ctx, signing);
  const app = await makeApp({ ctx, auth, secrets: { signing, setup } });
  await app.ready();
  if (options.setUp !== false) await setUp();
  beforeEach(async () => {
    cache.forget("*");
    clock.set(new Date());
    if (options.setUp !== false && !options.keepRows) await setUp();
  });
  afterAll(async () => {
    await app.close();
    await jobs.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const send = async (request: InjectOptions, as: PersonId | undefined) => {
    const cookie = as === undefined ? undefined : await logIn(ctx, as);
    const headers = { accept: "text/html", ...(cookie ? { cookie } : {}), ...request.headers };
    return app.inject({ ...request, headers });
  };
  return {
    app,
    ctx,
    auth,
    clock,
    setupKey: setup,
    visitorCtx: () => ({ ...ctx, viewer: { id: null, ...defaults }, t: translator("en", defaults.timeZone) }),
    async ctxOf(personId) {
      const viewer = await loadViewer(ctx, personId, "", defaults);
      if (!viewer) throw new Error("This person has no active account.");
      return { ...ctx, viewer, t: translator(viewer.language, viewer.timeZone) };
    },
    get: (path, as, more) => send({ method: "GET", url: path, ...more }, as),
    post: (path, form = {}, as, more) =>
      send(
        {
          method: "POST",
          url: path,
          payload: asForm(form),
          ...more,
          headers: {
            "content-type": "application/x-www-form-urlencoded",
            "sec-fetch-site": "same-origin",
            ...more?.headers,
          },
        },
        as,
      ),
  };
}

function asForm(form: FormFields): string {
  const fields = new URLSearchParams();
  for (const [name, value] of Object.entries(form))
    for (const one of Array.isArray(value) ? value : [value]) fields.append(name, one);
  return fields.toString();
}

/** Gives a person a session, as if they had logged in. @returns the cookie header of their browser. */
export async function logIn(ctx: PlatformCtx, personId: PersonId): Promise<string> {
  const token = randomUUID();
  const expiresAt = new Date(Date.now() + 86_400_000);
  await ctx.db.insertInto("sessions").values({ userId: personId, token, expiresAt }).execute();
  const signature = createHmac("sha256", signing).update(token).digest("base64");
  return `weft.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
}
