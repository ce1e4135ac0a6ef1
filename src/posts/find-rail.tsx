import type { VNode } from "preact";
import { findVisibleGroup, GroupRail, mayKnowGroup } from "../groups/index.ts";
import type { Ctx } from "../viewer/index.ts";
import type { Post } from "./post.ts";

/** The rail of the group that a post stands in; none for the author of a draft who has left a hidden group. */
export async function findRail(ctx: Ctx, post: Post): Promise<VNode | undefined> {
  if (!mayKnowGroup(ctx.viewer, post.group)) return undefined;
  return (
    <GroupRail group={await findVisibleGroup(ctx, post.group.slug)} viewer={ctx.viewer} current="talk" />
  );
}
