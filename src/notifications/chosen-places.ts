import { groupPath, listMyGroups, visibleGroups } from "../groups/index.ts";
import { findKnownPosts, postPath } from "../posts/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { defaultLevel, type Level, levelInGroup, type Place, readLevels } from "./levels.ts";

/** A place with what holds there. */
export interface ChosenPlace {
  readonly place: Place;
  readonly name: string;
  readonly path: string;
  readonly level: Level;
  /** What was chosen right there. */
  readonly own: Level | null;
}

/** All places where the viewer has chosen, and their groups; what they may not know of is left out. */
export interface ChosenPlaces {
  readonly community: { readonly level: Level; readonly own: Level | null };
  readonly groups: readonly ChosenPlace[];
  readonly threads: readonly ChosenPlace[];
}

export async function findChosenPlaces(ctx: PersonCtx): Promise<ChosenPlaces> {
  const chosen = await readLevels(ctx);
  const mine = await listMyGroups(ctx);
  const others = [...chosen.groups.keys()].filter((id) => !mine.some((group) => group.id === id));
  const known =
    others.length === 0
      ? []
      : await visibleGroups(ctx).where("groups.id", "in", others).select(["id", "slug", "name"]).execute();
  const posts = await findKnownPosts(ctx, [...chosen.posts.keys()]);
  const own = chosen.community;
  return {
    community: { level: own ?? defaultLevel, own },
    groups: [...mine, ...known].map(({ id, slug, name }) => ({
      place: { kind: "group", groupId: id },
      name,
      path: groupPath({ slug }),
      level: levelInGroup(chosen, id).level,
      own: chosen.groups.get(id) ?? null,
    })),
    threads: [...posts.values()].map((post) => {
      const level = chosen.posts.get(post.id) as Level;
      const place = { kind: "post", postId: post.id } as const;
      return { place, name: post.title, path: postPath(post), level, own: level };
    }),
  };
}
