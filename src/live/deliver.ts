import type { Signal } from "../platform/live/index.ts";
import { canReadReplies, findKnownPosts, findShares } from "../posts/index.ts";
import { type Line, tell } from "./line.ts";
import { ctxOf, drop, type LiveRoom } from "./live-room.ts";
import { postOfTopic } from "./topics.ts";

/** Tells a line what concerns it. The right to know is asked for each signal, when it is told. */
export async function deliver(room: LiveRoom, line: Line, signals: readonly Signal[]): Promise<void> {
  for (const signal of signals) {
    if (signal.number <= line.number) continue;
    await tellOne(room, line, signal);
    line.number = signal.number;
  }
}

async function tellOne(room: LiveRoom, line: Line, { topic, data, number }: Signal): Promise<void> {
  const postId = postOfTopic(topic);
  if (postId === undefined || !mayConcern(line, topic)) return;
  const ctx = await ctxOf(room, line);
  if (!ctx) return;
  const post = (await findKnownPosts(ctx, [postId])).get(postId);
  if (!post) return drop(room, line, topic);
  // Where it stands, as far as this listener may know: it may have been shared into groups that they know nothing of.
  const groups = [post.groupId, ...(await findShares(ctx, post)).map(({ group }) => group.id)];
  const mine = groups.some((id) => ctx.viewer.roles.has(id)) ? ["mine"] : [];
  const topics = [topic, ...groups.map((id) => `group:${id}`), ...mine].filter((one) => line.topics.has(one));
  if (topics.length === 0) return;
  // Where one answers before one reads, not even the number of an answer is told.
  const told = (await canReadReplies(ctx, post)) ? (data as object) : { ...(data as object), reply: null };
  tell(line, "post", { post: postId, topics, ...told }, number);
}

/** Whether a line listens to a thread, or to any list that it may stand in. */
function mayConcern({ topics }: Line, topic: string): boolean {
  if (topics.has(topic)) return true;
  for (const one of topics) if (!one.startsWith("post:")) return true;
  return false;
}

/** What was missed since the line's number: a list may be about any thread. Undefined where that is too long ago. */
export function readMissed({ house }: LiveRoom, { topics, number }: Line) {
  const threads = [...topics].filter((topic) => topic.startsWith("post:"));
  return house.live.since(number, threads.length === topics.size ? threads : "all");
}
