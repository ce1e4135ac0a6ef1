import { beforeAll, describe, expect, test } from "vitest";
import type { PersonId } from "../src/viewer/index.ts";
import { group, post, reply } from "./cast.ts";
import { testApp } from "./support/app.ts";
import {
  makeViewers,
  mayKnow,
  type PlaceKind,
  type ViewerKind,
  type Viewers,
  viewerKinds,
} from "./support/viewers.ts";

// What a viewer may not know of leaves no trace on any page: each page is the same, to the letter, as it was before the
// hidden thing was there. So it is in no list, no search, no related box, no feed, no count and no mention.

const { ctx, get } = await testApp({ keepRows: true });

/** A word that only hidden things say. */
const secret = "kahurangi";

let viewers: Viewers;
let members: Record<PersonId, "member" | "facilitator" | "steward">;
let openId: number;
let openPost: number;

beforeAll(async () => {
  viewers = await makeViewers(ctx);
  const { member, facilitator, steward } = viewers.ids as Record<ViewerKind, PersonId>;
  members = {
    [viewers.author]: "member",
    [member]: "member",
    [facilitator]: "facilitator",
    [steward]: "steward",
  };
  openId = await group(ctx, "open", { name: "Open to all", members });
  // Alike in words, tags and people to what will be hidden: it would stand beside it in every list and related box.
  openPost = await post(ctx, openId, viewers.author, "How do we weave our norms together?", {
    markdown: "Who weaves norms, and with whom? Ask @mia-member and @bo-barred.",
    tags: ["norms", "weaving"],
  });
  const lastReplyId = await reply(ctx, openPost, viewers.author, "Norms are woven by talking about norms.");
  // Read already, so that reading it again changes no page.
  for (const personId of Object.values(viewers.ids))
    if (personId)
      await ctx.db.insertInto("postReads").values({ personId, postId: openPost, lastReplyId }).execute();
});

/** Every page that lists, finds, counts or names something, and some that must not. */
const pages = () => [
  "/",
  "/groups",
  "/groups?show=archived",
  "/groups?words=weave",
  "/groups/open",
  "/groups/open/members",
  `/posts/${openPost}-how-do-we-weave-our-norms-together`,
  "/people",
  "/people?interest=norms",
  "/people/una-author",
  "/people/una-author?show=replies",
  "/people/una-author?show=posts",
  "/search?q=norms",
  `/search?q=${secret}`,
  `/search?q=${secret}&in=posts`,
  `/search?q=${secret}&in=replies`,
  `/search?q=${secret}&in=groups`,
  "/search?q=weave&in=groups",
  "/tags/norms",
  `/tags/${secret}`,
  "/posts/new",
  "/groups/new",
  "/groups/open/edit",
  "/drafts",
  "/pictures",
  "/settings/profile",
];

/** The pages as a viewer gets them, without what differs at every request. */
async function readPages(kind: ViewerKind): Promise<Map<string, string>> {
  const read = new Map<string, string>();
  for (const path of pages()) {
    const { statusCode, body } = await get(path, viewers.ids[kind]);
    const steady = body
      .replace(/(?:nonce="|csp-nonce" content=")[^"]*"/g, "")
      .replace(/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g, "")
      .replaceAll(encodeURIComponent(path), "")
      .replaceAll(secret, path.includes(secret) ? "" : secret);
    read.set(path, `${statusCode} ${steady}`);
  }
  return read;
}

const hiddenPlaces: ReadonlyArray<[name: string, place: PlaceKind]> = [
  ["a group for people with an account", { visibility: "people" }],
  ["a group for its members", { visibility: "members" }],
  ["a group whose posts are for its members", { postsFor: "members" }],
  ["a post for its group", { audience: "group" }],
  ["a draft", { state: "draft" }],
  ["a deleted post", { state: "deleted" }],
];

describe.each(hiddenPlaces)("%s", (name, place) => {
  const outsiders = viewerKinds.filter((kind) => !mayKnow(kind, place, "post"));

  test("leaves no trace on the pages of those who may not know of it", async () => {
    expect(outsiders.length).toBeGreaterThan(0);
    const groupId = place.visibility || place.postsFor ? await hiddenGroup(place) : openId;
    const before = new Map<ViewerKind, Map<string, string>>();
    for (const kind of outsiders) before.set(kind, await readPages(kind));

    await hide(groupId, place);

    for (const kind of outsiders)
      for (const [path, page] of await readPages(kind))
        expect(page, `${path} as ${kind}`).toBe(before.get(kind)?.get(path));
  });

  test("is found by those who may", async () => {
    const insiders = viewerKinds.filter((kind) => mayKnow(kind, place, "post"));
    if (place.state === undefined) expect(insiders).toContain("member");
    if (place.state !== undefined) return; // to be brought back or published first
    for (const kind of insiders) {
      const { body } = await get(`/search?q=${secret}`, viewers.ids[kind]);
      expect(body, kind).toContain(`Norms of ${name}`);
    }
  });

  /** The group in which something will be hidden; one whose posts alone are hidden is known beforehand. */
  async function hiddenGroup({ visibility = "everyone", postsFor = "everyone" }: PlaceKind): Promise<number> {
    if (visibility !== "everyone") return 0;
    return group(ctx, "inside", { name: "Weave inside", postsFor, members });
  }

  /** Puts something there that says the secret word everywhere, mentions people, has tags and a reply. */
  async function hide(known: number, { visibility, audience, state }: PlaceKind): Promise<void> {
    const slug = `${secret}-${visibility}`;
    const barred = [viewers.ids.barred as PersonId];
    const groupId =
      known || (await group(ctx, slug, { name: `Weave ${secret}`, visibility, members, barred }));
    const postId = await post(ctx, groupId, viewers.author, `Norms of ${name}: how we weave ${secret}`, {
      markdown: `Who weaves ${secret} norms? @mia-member, @bo-barred and @ari-account.`,
      tags: ["norms", "weaving", secret],
      audience,
      draft: state === "draft",
    });
    await reply(ctx, postId, viewers.author, `Norms of ${name} are woven ${secret}.`);
    for (const personId of [viewers.ids.member, viewers.ids.barred, viewers.ids.account] as PersonId[])
      await ctx.db.insertInto("mentions").values({ personId, postId, replyId: null }).execute();
    await ctx.db
      .insertInto("activity")
      .values({
        kind: "post-published",
        actorId: viewers.author,
        groupId,
        postId,
        replyId: null,
        personId: null,
      })
      .execute();
    if (state === "deleted")
      await ctx.db
        .updateTable("posts")
        .set({ deletedAt: ctx.now(), deletedBy: viewers.author })
        .where("id", "=", postId)
        .execute();
    ctx.cache.forget("*");
  }
});
