import { canReadReplies, findKnownPosts, type Post, postPath } from "../posts/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { findKnownPlaces, type NoticePlace, noticePlaces, placeKey } from "./places.ts";

/** What a notice is about: a thread (by the number of its post), or a place of another room. */
export type About = number | NoticePlace;

/** What a notice is about, as one person may know it. */
export interface Subject {
  readonly about: About;
  readonly title: string;
  readonly path: string;
  /** The name of its group; "" for none. */
  readonly around: string;
  /** Where it is a thread. */
  readonly post: Post | null;
  /** Everybody on the web may read it. */
  readonly open: boolean;
}

/** A name of what a notice is about, for maps and keys of jobs. */
export function subjectKey(about: About): string {
  return typeof about === "number" ? String(about) : placeKey(about);
}

/** Of these the ones that the viewer may know of as things stand now, and that have not been deleted; by `subjectKey`. */
export async function findSubjects(ctx: PersonCtx, abouts: readonly About[]): Promise<Map<string, Subject>> {
  const found = new Map<string, Subject>();
  const postIds = [...new Set(abouts.filter((about) => typeof about === "number"))];
  for (const post of (postIds.length > 0 ? await findKnownPosts(ctx, postIds) : new Map()).values())
    if (post.deletedAt === null && post.publishedAt !== null) found.set(String(post.id), ofPost(post));
  const places = abouts.filter((about) => typeof about !== "number");
  for (const [key, place] of places.length > 0 ? await findKnownPlaces(ctx, places) : []) {
    const about = places.find((one) => placeKey(one) === key) as NoticePlace;
    const { title, path, around = "" } = place;
    found.set(key, { about, title, path, around, post: null, open: false });
  }
  return found;
}

function ofPost(post: Post): Subject {
  const { group, audience } = post;
  const open = audience === "everyone" && group.postsFor === "everyone" && group.visibility === "everyone";
  return { about: post.id, title: post.title, path: postPath(post), around: group.name, post, open };
}

/** Whether the viewer may read the replies now; of a place always. */
export async function mayReadWords(ctx: PersonCtx, { post }: Subject): Promise<boolean> {
  return post === null || canReadReplies(ctx, post);
}

/** Where somebody changes what they are told of such a place. */
export function placeSettings(about: NoticePlace): { readonly path: string; readonly labelKey: string } {
  return noticePlaces(about.kind)?.settings ?? { path: "/settings/notices", labelKey: "notice.follow.all" };
}
