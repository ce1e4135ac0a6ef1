import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { House } from "../frame/index.ts";
import { viewerOfRequest } from "../people/index.ts";
import { NotFound, TooMany } from "../platform/errors/index.ts";
import { sendEvents } from "../platform/live/index.ts";
import { type Ctx, type PersonId, personCtx } from "../viewer/index.ts";
import { numberAskedFor } from "./asked-for.ts";
import { findKnownPosts } from "./find-post.ts";
import { findRepliesAfter } from "./find-reply.ts";
import { threadTopic } from "./keep-text.ts";
import type { PostId } from "./tables.ts";

/** How often the right to listen is asked anew. What it is decided by is remembered, so asking costs next to nothing. */
const checkEveryMs = 5_000;
const topicsMax = 5;
const streamsOfOneMax = 12;

/** What listens at this moment, each with what ends it. */
type Streams = Map<() => void, PersonId>;

/**
 * GET /live?topics=post:42&seen=117 streams what happens in these threads, from the replies after number 117 on, for as
 * long as the listener may see them. For people with an account: a visitor's page stays as it is.
 */
export function liveRoutes(app: FastifyInstance, house: House): void {
  const streams: Streams = new Map();
  app.get("/live", (request, reply) => listen(request, reply, house, streams));
  // A line that is open would hold up the end of the server.
  app.addHook("preClose", async () => {
    for (const end of streams.keys()) end();
  });
}

async function listen(request: FastifyRequest, reply: FastifyReply, house: House, streams: Streams) {
  const ctx = personCtx(request.ctx);
  const ids = topicsAskedFor(request);
  await mustKnow(ctx, ids);
  const mine = [...streams.values()].filter((id) => id === ctx.viewer.id).length;
  if (mine >= streamsOfOneMax) throw new TooMany(30);

  reply.hijack();
  const topics = ids.map(threadTopic);
  // What changed may be the right itself: a post that was moved or deleted. So it is asked before anything is told.
  const mayHear = async () => {
    const knows = await stillKnows(request, reply, house, ids).catch(() => false);
    if (!knows) end();
    return knows;
  };
  const end = sendEvents(reply.raw, ctx.live, { topics, mayHear });
  streams.set(end, ctx.viewer.id);
  const timer = setInterval(mayHear, checkEveryMs);
  reply.raw.once("close", () => {
    clearInterval(timer);
    streams.delete(end);
  });
  await sendMissed(ctx, reply, ids, numberAskedFor(request, "seen"));
}

function topicsAskedFor(request: FastifyRequest): PostId[] {
  const { topics } = request.query as { topics?: unknown };
  const names = typeof topics === "string" ? topics.split(",") : [];
  const ids = names.map((name) => Number(/^post:(\d{1,15})$/.exec(name)?.[1]));
  if (ids.length === 0 || ids.length > topicsMax || ids.some(Number.isNaN)) throw new NotFound();
  return [...new Set(ids)];
}

async function mustKnow(ctx: Ctx, ids: readonly PostId[]): Promise<void> {
  if ((await findKnownPosts(ctx, ids)).size < ids.length) throw new NotFound();
}

async function stillKnows(
  request: FastifyRequest,
  reply: FastifyReply,
  { auth, ctx }: House,
  ids: readonly PostId[],
): Promise<boolean> {
  const viewer = await viewerOfRequest(auth, ctx, request, reply);
  if (viewer.id === null) return false;
  return (await findKnownPosts({ ...request.ctx, viewer }, ids)).size === ids.length;
}

/** What came between the making of the page and its listening, or while the line was broken. */
async function sendMissed(ctx: Ctx, reply: FastifyReply, ids: readonly PostId[], seen: number | undefined) {
  const [postId] = ids;
  if (postId === undefined || seen === undefined) return;
  for (const replyId of await findRepliesAfter(ctx, postId, seen)) {
    const data = JSON.stringify({ topic: threadTopic(postId), data: { reply: replyId } });
    reply.raw.write(`event: post\ndata: ${data}\n\n`);
  }
}
