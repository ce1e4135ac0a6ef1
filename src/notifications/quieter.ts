import type { Level, Place } from "./levels.ts";

/**
 * What one press changes so that notices like this one no longer come: the setting that sent it, or (for what is to oneself)
 * the thread.
 */
export function quieter(
  reason: string,
  { postId, groupId }: { readonly postId: number; readonly groupId: number },
): { readonly place: Place; readonly level: Level } {
  if (reason === "group.watching") return { place: { kind: "group", groupId }, level: "following" };
  if (reason === "community.watching") return { place: { kind: "community" }, level: "following" };
  const toMe = reason === "mention" || reason === "answer" || reason === "reaction.reason";
  return { place: { kind: "post", postId }, level: toMe ? "muted" : "quiet" };
}
