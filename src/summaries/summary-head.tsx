import type { VNode } from "preact";
import { canReadReplies, type Post } from "../posts/index.ts";
import type { Ctx } from "../viewer/index.ts";
import { canSummarise } from "./permissions.ts";
import { readSummary } from "./read-summary.ts";
import { NoSummary, SummaryHead } from "./views/summary-head.tsx";

/** From so many replies on a talk is long enough that a newcomer would be glad of a summary. */
const repliesForInvitation = 8;

/**
 * What stands above the replies: the summary with what those cited say to it, or in a long talk the invitation to begin one.
 * Whoever may not read the replies yet is shown neither.
 */
export async function findSummaryHead(ctx: Ctx, post: Post): Promise<VNode | null> {
  const summary = await readSummary(ctx, post.id);
  const mayWrite = canSummarise(ctx.viewer, post) === null;
  if (!summary || (summary.markdown === "" && summary.openMarkdown === "")) {
    const invites = mayWrite && post.replyCount >= repliesForInvitation && (await canReadReplies(ctx, post));
    return invites ? <NoSummary post={post} before={summary !== undefined} /> : null;
  }
  if (!(await canReadReplies(ctx, post))) return null;
  const mine = summary.cited.find((one) => one.person.id === ctx.viewer.id);
  return <SummaryHead {...{ post, summary, mine, mayWrite }} />;
}
