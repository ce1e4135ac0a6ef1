import { beforeEach, describe, expect, test } from "vitest";
import { post, type SmallCommunity, smallCommunity } from "../../test/cast.ts";
import { testApp } from "../../test/support/app.ts";
import { startPost } from "../posts/index.ts";
import { tidyDrafts } from "./forget-draft.ts";
import { listBegun, readDraft, restoreDraft, saveDraft, swapDraft, throwDraftAway } from "./index.ts";

const { ctx, ctxOf, get, post: send, clock } = await testApp();
let cast: SmallCommunity;
let postId: number;
let name: string;

beforeEach(async () => {
  cast = await smallCommunity(ctx);
  postId = await post(ctx, cast.groupId, cast.steward, "Norms");
  name = `reply-${postId}`;
});

const texts = (markdown: string) => JSON.stringify({ markdown });
const member = () => ctxOf(cast.member);
const save = async (version: number, markdown: string, more = {}) =>
  saveDraft(await member(), name, { version, texts: texts(markdown), ...more });

describe("what is being written", () => {
  test("is kept, and goes on from the version it began with", async () => {
    expect(await save(0, "Kia")).toMatchObject({ kept: true, version: 1 });
    expect(await save(1, "Kia ora")).toMatchObject({ kept: true, version: 2 });
    expect(await readDraft(await member(), name)).toMatchObject({
      version: 2,
      texts: { markdown: "Kia ora" },
    });
  });

  test("of two devices neither eats the other's: the later text is kept beside the first", async () => {
    await save(0, "Kia");
    await save(1, "from the phone");
    const late = await save(1, "from the laptop");
    expect(late).toMatchObject({ kept: false, version: 2, texts: { markdown: "from the phone" } });
    const [draft] = await listBegun(await member());
    expect(draft).toMatchObject({ texts: { markdown: "from the phone" } });
    expect(draft?.other?.texts).toEqual({ markdown: "from the laptop" });
  });

  test("may take the place of the other's, which then stands beside it, and back again", async () => {
    await save(0, "Kia");
    await save(1, "from the phone");
    await save(1, "from the laptop");
    expect(await save(2, "from the laptop", { instead: "yes" })).toMatchObject({ kept: true, version: 3 });
    const [draft] = await listBegun(await member());
    expect(draft?.other?.texts).toEqual({ markdown: "from the phone" });
    await swapDraft(await member(), name);
    expect((await readDraft(await member(), name))?.texts).toEqual({ markdown: "from the phone" });
  });

  test("the same words twice are no conflict", async () => {
    await save(0, "Kia ora");
    await save(1, "Kia ora, all");
    expect(await save(0, "Kia ora, all")).toMatchObject({ kept: true, version: 2 });
  });

  test("is one's own: nobody else reads, changes or throws it away", async () => {
    await save(0, "Between us");
    expect(await readDraft(await member(), name)).toBeDefined();
    expect(await readDraft(await ctxOf(cast.steward), name)).toBeUndefined();
    await expect(throwDraftAway(await ctxOf(cast.steward), name)).rejects.toThrow("error.not-found");
    expect((await get(`/drafts/${name}`, cast.steward)).statusCode).toBe(204);
    expect((await get("/drafts", cast.steward)).body).not.toContain("Between us");
    expect((await get("/drafts", cast.member)).body).toContain("Between us");
  });

  test.each(["reply-999999", "reply-x", "letter-1", "reply-1'; drop table drafts"])(
    "has a place that the writer may know of: not %s",
    async (elsewhere) => {
      const input = { version: 0, texts: texts("Kia ora") };
      await expect(saveDraft(await member(), elsewhere, input)).rejects.toThrow("error.not-found");
    },
  );

  test("of a hidden thread there is no trace", async () => {
    const hidden = await post(ctx, cast.groupId, cast.steward, "Within", { audience: "group" });
    const input = { version: 0, texts: texts("Kia ora") };
    await expect(saveDraft(await member(), `reply-${hidden}`, input)).resolves.toMatchObject({ kept: true });
    await expect(saveDraft(await ctxOf(cast.outsider), `reply-${hidden}`, input)).rejects.toThrow(
      "error.not-found",
    );
  });

  test("is not kept without end, nor if it is no form", async () => {
    await expect(save(0, "x".repeat(130_000))).rejects.toThrow("error.invalid");
    const ctxOfMember = await member();
    await expect(saveDraft(ctxOfMember, name, { version: 0, texts: "{" })).rejects.toThrow("error.invalid");
    await expect(saveDraft(ctxOfMember, name, { version: 0, texts: '{"a":1}' })).rejects.toThrow(
      "error.invalid",
    );
  });

  test("that was thrown away comes back within a month, and not later", async () => {
    await save(0, "Kia ora");
    await throwDraftAway(await member(), name);
    expect(await readDraft(await member(), name)).toBeUndefined();
    await restoreDraft(await member(), name);
    expect(await readDraft(await member(), name)).toBeDefined();
    await throwDraftAway(await member(), name);
    clock.advance(31 * 86_400_000);
    await ctx.jobs.add(ctx, tidyDrafts, {});
    await ctx.jobs.drain();
    await expect(restoreDraft(await member(), name)).rejects.toThrow("error.not-found");
  });
});

describe("a text that is sent", () => {
  test("is a draft no more, and a device that saves it late hears so", async () => {
    await save(0, "Kia ora");
    const answer = await send(`/posts/${postId}/replies`, { markdown: "Kia ora", draft: name }, cast.member);
    expect(answer.statusCode).toBe(303);
    expect(await readDraft(await member(), name)).toBeUndefined();
    expect(await save(1, "Kia ora, and more")).toEqual({ kept: false, version: 0 });
    expect(await save(0, "Kia ora, and more")).toMatchObject({ kept: true });
  });

  test("stays a draft where it could not be taken", async () => {
    await save(0, "Kia ora");
    const answer = await send(`/posts/${postId}/replies`, { markdown: " ", draft: name }, cast.member);
    expect(answer.statusCode).toBe(422);
    expect(await readDraft(await member(), name)).toBeDefined();
  });

  test("leaves the drafts of others where they are", async () => {
    await save(0, "Kia ora");
    await send(`/posts/${postId}/replies`, { markdown: "Mine", draft: name }, cast.facilitator);
    expect(await readDraft(await member(), name)).toBeDefined();
  });

  test("of a new post goes with it as well", async () => {
    const newPost = `new-post-${cast.groupId}`;
    await saveDraft(await member(), newPost, {
      version: 0,
      texts: JSON.stringify({ title: "Q", markdown: "Kia" }),
    });
    const form = { kind: "discussion", title: "Q", markdown: "Kia", draft: newPost };
    await send(`/groups/${cast.groupSlug}/posts`, form, cast.member);
    expect(await readDraft(await member(), newPost)).toBeUndefined();
  });
});

describe("pages", () => {
  test("name the drafts that there are, for oneself alone", async () => {
    expect((await get("/groups", cast.member)).body).not.toContain("weft-drafts");
    await save(0, "Kia ora");
    expect((await get("/groups", cast.member)).body).toContain(`name="weft-drafts" content="${name}:1"`);
    expect((await get("/groups", cast.steward)).body).not.toContain("weft-drafts");
  });

  test("list many in parts, kept posts and texts together", async () => {
    const as = await member();
    for (let i = 0; i < 40; i++)
      await startPost(as, cast.groupSlug, {
        kind: "discussion",
        title: `Kept ${i}`,
        markdown: "",
        intent: "draft",
      });
    clock.advance(1_000);
    await save(0, "Kia ora");
    const first = (await get("/drafts", cast.member)).body;
    expect(first).toContain("Your reply to");
    expect(first).toContain("/drafts?page=2");
    expect((await get("/drafts?page=2", cast.member)).body).toContain('/edit">Kept ');
    expect((await get("/drafts?page=99", cast.member)).statusCode).toBe(200);
  });

  test("throw a draft away with a way back, without a script", async () => {
    await save(0, "Kia ora");
    const answer = await send(`/drafts/${name}?_method=delete`, {}, cast.member);
    expect(answer.headers.location).toBe("/drafts");
    expect(await readDraft(await member(), name)).toBeUndefined();
    await send(`/drafts/${name}/restoration`, {}, cast.member);
    expect(await readDraft(await member(), name)).toBeDefined();
  });
});
