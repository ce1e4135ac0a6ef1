import type { PlatformCtx } from "../platform/ctx.ts";
import { inTransaction } from "../platform/database/index.ts";
import { defineJob } from "../platform/jobs/index.ts";
import type { PersonId } from "../viewer/index.ts";
import { findReady, type Ready } from "./send-now.ts";
import { sendPush } from "./send-push.ts";
import { type About, subjectKey } from "./subjects.ts";
import { findWaiting, type TakenEvent, takeEvents } from "./take-events.ts";
import "./tables.ts";

/** Who has the talk open needs no push. */
const waitMs = 15_000;
const peopleAtOnce = 100;

/** Pushes what is new in a thread to the browsers of all who want that. */
const pushNotices = defineJob<{ postId: number }>("push-notices", {
  run: (ctx, { postId }) => pushAbout(ctx, postId),
});

/** The same for a place that is no thread. */
const pushPlaceNotices = defineJob<{ kind: string; id: number }>("push-place-notices", {
  run: (ctx, { kind, id }) => pushAbout(ctx, { kind, id }),
});

/** Has the notices of a thread or place pushed in a moment; once, however much happens until then. */
export async function pushLater(tx: PlatformCtx, about: About): Promise<void> {
  const options = { startAfter: new Date(tx.now().getTime() + waitMs), onceKey: subjectKey(about) };
  if (typeof about === "number") await tx.jobs.add(tx, pushNotices, { postId: about }, options);
  else await tx.jobs.add(tx, pushPlaceNotices, { ...about }, options);
}

async function pushAbout(ctx: PlatformCtx, about: About): Promise<void> {
  const waiting = await withBrowsers(ctx, await findWaiting(ctx, "push", about));
  for (let done = 0; done < waiting.length; done += peopleAtOnce) {
    const ready = await findReady(ctx, "push", waiting.slice(done, done + peopleAtOnce));
    await inTransaction(ctx, async (tx) =>
      queuePushes(tx, await takeEvents(tx, "push", ready.map(wants), about)),
    );
  }
}

/** Pushes what has waited for somebody's hours: all of it as one. */
export async function pushHeld(ctx: PlatformCtx, ready: Ready): Promise<void> {
  await inTransaction(ctx, async (tx) => queuePushes(tx, await takeEvents(tx, "push", [wants(ready)])));
}

function wants({ personId, direct, rest }: Ready) {
  return { personId, direct, rest };
}

async function withBrowsers(ctx: PlatformCtx, personIds: readonly PersonId[]): Promise<PersonId[]> {
  if (personIds.length === 0) return [];
  const rows = await ctx.db
    .selectFrom("pushBrowsers")
    .where("personId", "in", personIds)
    .select("personId")
    .distinct()
    .execute();
  return rows.map((row) => row.personId);
}

/** One push a browser for all that was taken for its person, kept with the mark that it was taken. */
async function queuePushes(tx: PlatformCtx, taken: readonly TakenEvent[]): Promise<void> {
  if (taken.length === 0) return;
  const of = Map.groupBy(taken, (event) => event.personId);
  const browsers = await tx.db
    .selectFrom("pushBrowsers")
    .where("personId", "in", [...of.keys()])
    .select(["id", "personId"])
    .execute();
  await tx.jobs.addMany(
    tx,
    sendPush,
    browsers.map(({ id, personId }) => ({
      browserId: id,
      eventIds: (of.get(personId) ?? []).map((event) => event.id),
    })),
  );
}
