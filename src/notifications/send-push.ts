import webPush from "web-push";
import type { PlatformCtx } from "../platform/ctx.ts";
import { FetchRefused, postPublic } from "../platform/fetch/index.ts";
import { defineJob } from "../platform/jobs/index.ts";
import { readSettings } from "../settings/index.ts";
import { loadViewers } from "../viewer/index.ts";
import { choicesOf } from "./choices.ts";
import { whatHappened } from "./digest-notices.ts";
import { ctxFor } from "./knowers.ts";
import { linkKey } from "./link-key.ts";
import { pushKeysOf } from "./push-keys.ts";
import { pushText } from "./push-text.ts";
import { findTaken } from "./take-events.ts";
import "./tables.ts";

const lifetimeSeconds = 2 * 86_400;

/**
 * Sends one browser what its person was told just now, if they have not read it meanwhile and may still know of it. A browser
 * that is gone is forgotten.
 */
export const sendPush = defineJob<{ browserId: number; eventIds: readonly number[] }>("send-push", {
  retryLimit: 4,
  timeLimitSeconds: 60,
  run: push,
});

async function push(
  ctx: PlatformCtx,
  { browserId, eventIds }: { browserId: number; eventIds: readonly number[] },
): Promise<void> {
  const browser = await ctx.db
    .selectFrom("pushBrowsers")
    .where("id", "=", browserId)
    .selectAll()
    .executeTakeFirst();
  if (!browser) return;
  const viewer = (await loadViewers(ctx, [browser.personId], await readSettings(ctx))).get(browser.personId);
  if (!viewer) return;
  const person = ctxFor(ctx, viewer);
  const happened = await whatHappened(person, await findTaken(person, eventIds));
  if (happened.length === 0) return;
  const { pushWords } = await choicesOf(ctx, viewer.id);
  const text = pushText(person, happened, pushWords);
  const status = await post(ctx, browser, JSON.stringify(text), text.tag);
  if (status === 404 || status === 410) {
    await ctx.db.deleteFrom("pushBrowsers").where("id", "=", browserId).execute();
    return;
  }
  if (status === 429 || status >= 500) throw new Error(`The push service answered with ${status}.`);
  if (status >= 300) {
    ctx.log.warn({ status }, "a push service refused a push");
    return;
  }
  await ctx.db.updateTable("pushBrowsers").set({ usedAt: ctx.now() }).where("id", "=", browserId).execute();
}

interface Browser {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
}

async function post(
  { config }: PlatformCtx,
  { endpoint, p256dh, auth }: Browser,
  payload: string,
  tag: string,
): Promise<number> {
  const { headers, body } = webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, payload, {
    vapidDetails: { subject: `mailto:${addressOf(config.mailFrom)}`, ...pushKeysOf(linkKey(config)) },
    TTL: lifetimeSeconds,
    urgency: "normal",
    topic: Buffer.from(tag).toString("base64url").slice(0, 32), // what is still on its way is replaced
  });
  try {
    const { status } = await postPublic(endpoint, {
      headers: Object.fromEntries(
        Object.entries(headers ?? {}).map(([name, value]) => [name, String(value)]),
      ),
      body: body as Buffer,
      ...(config.pushToThisMachine
        ? { isAllowedAddress: () => true, ports: "any", plainAllowed: true }
        : { ports: "any" }),
    });
    return status;
  } catch (error) {
    // An address that may not be spoken to will not become one that may.
    if (error instanceof FetchRefused && (error.reason === "private" || error.reason === "address"))
      return 410;
    throw error;
  }
}

function addressOf(mailFrom: string): string {
  return /<([^<>]+)>\s*$/.exec(mailFrom)?.[1] ?? mailFrom;
}
