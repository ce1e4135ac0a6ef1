import { sql } from "kysely";
import { beforeEach, describe, expect, test } from "vitest";
import { group, person, post, type SmallCommunity, smallCommunity } from "../../test/cast.ts";
import { testApp } from "../../test/support/app.ts";
import { inTransaction } from "../platform/database/index.ts";
import type { PersonId } from "../viewer/index.ts";
import { addPeople } from "./add-people.ts";
import { blockPerson, chooseWriters, muteConversation } from "./choose.ts";
import { findConversation } from "./find-conversation.ts";
import { leaveAll, leaveConversation } from "./leave-conversation.ts";
import { begunADayMax, messagesMax, messagesPerPage } from "./limits.ts";
import { listConversations } from "./list-conversations.ts";
import { findReachable } from "./reachable.ts";
import { readMessages } from "./read-messages.ts";
import { sendMessage } from "./send-message.ts";
import { startConversation } from "./start-conversation.ts";

const { get, post: send, ctx, ctxOf, clock } = await testApp();

let cast: SmallCommunity;
beforeEach(async () => {
  cast = await smallCommunity(ctx);
});

const handleOf = async (id: PersonId) =>
  (await ctx.db.selectFrom("people").where("id", "=", id).select("handle").executeTakeFirstOrThrow()).handle;
const begin = async (by: PersonId, to: readonly PersonId[], markdown = "Kia ora", postId?: number) => {
  const people = await Promise.all(to.map(handleOf));
  const body = { people, markdown, ...(postId ? { post: String(postId) } : {}) };
  return (await startConversation(await ctxOf(by), body)).conversationId;
};
const write = async (who: PersonId, id: number, markdown: string) =>
  sendMessage(await ctxOf(who), id, { markdown });
const reaches = async (who: PersonId, whom: PersonId) =>
  (await findReachable(await ctxOf(who), { ids: [whom] })).length === 1;
const told = async () => {
  const rows = await ctx.db
    .selectFrom("noticeEvents")
    .innerJoin("people", "people.id", "personId")
    .select(["people.name", "noticeEvents.kind"])
    .orderBy("noticeEvents.id")
    .execute();
  return rows.map((row) => `${row.name}: ${row.kind}`);
};
const texts = async (who: PersonId, id: number) => {
  const reader = await ctxOf(who);
  const conversation = await findConversation(reader, id);
  const { messages } = await readMessages(reader, id, conversation.mine, {});
  return messages.map((one) => one.markdown || one.kind);
};

describe("who may write to whom", () => {
  test("those who share a group, and those whom the other follows; nobody else", async () => {
    const stranger = await person(ctx, "Sam Stranger");
    expect(await reaches(cast.member, cast.steward)).toBe(true);
    expect(await reaches(cast.member, stranger)).toBe(false);
    await ctx.db
      .insertInto("personFollows")
      .values({ followerId: stranger, personId: cast.member })
      .execute();
    expect(await reaches(cast.member, stranger)).toBe(true);
    expect(await reaches(stranger, cast.member)).toBe(false);
    await expect(begin(stranger, [cast.member])).rejects.toThrow("error.invalid");
  });

  test("as far as the other wishes it", async () => {
    await chooseWriters(await ctxOf(cast.steward), { openTo: "followed" });
    expect(await reaches(cast.member, cast.steward)).toBe(false);
    await ctx.db
      .insertInto("personFollows")
      .values({ followerId: cast.steward, personId: cast.member })
      .execute();
    expect(await reaches(cast.member, cast.steward)).toBe(true);
    await chooseWriters(await ctxOf(cast.steward), { openTo: "nobody" });
    expect(await reaches(cast.member, cast.steward)).toBe(false);
    await expect(chooseWriters(await ctxOf(cast.steward), { openTo: "all" })).rejects.toThrow(
      "error.invalid",
    );
  });

  test("not across a block, whoever made it, nor to somebody who is suspended or has no account", async () => {
    expect(await reaches(cast.member, cast.steward)).toBe(true);
    await blockPerson(await ctxOf(cast.steward), await handleOf(cast.member), true);
    expect(await reaches(cast.member, cast.steward)).toBe(false);
    expect(await reaches(cast.steward, cast.member)).toBe(false);
    await blockPerson(await ctxOf(cast.steward), await handleOf(cast.member), false);
    expect(await reaches(cast.member, cast.steward)).toBe(true);
    for (const standing of ["suspended", "placeholder", "closed"] as const) {
      await ctx.db.updateTable("people").set({ standing }).where("id", "=", cast.steward).execute();
      expect(await reaches(cast.member, cast.steward)).toBe(false);
    }
  });

  test("the profile offers it to those who may, and to nobody else", async () => {
    const page = `/people/${await handleOf(cast.facilitator)}`;
    expect((await get(page, cast.member)).body).toContain("Write to Hana Kereama");
    expect((await get(page, cast.outsider)).body).not.toContain("Write to");
    expect((await get(page)).body).not.toContain("Write to");
  });
});

describe("writing", () => {
  test("a conversation is there for those in it, and for nobody else, administrators as well", async () => {
    const id = await begin(cast.member, [cast.steward], "A *secret* plan");
    expect((await get(`/conversations/${id}`, cast.steward)).body).toContain("<em>secret</em>");
    expect((await get("/conversations", cast.steward)).body).toContain("A secret plan");
    for (const other of [cast.facilitator, cast.admin, cast.outsider]) {
      expect((await get(`/conversations/${id}`, other)).statusCode).toBe(404);
      expect((await get(`/conversations/${id}/people`, other)).statusCode).toBe(404);
      expect((await send(`/conversations/${id}/messages`, { markdown: "Hi" }, other)).statusCode).toBe(404);
      expect((await send(`/conversations/${id}/people`, { people: "ana-tui" }, other)).statusCode).toBe(404);
      expect((await send(`/conversations/${id}/leaving`, {}, other)).statusCode).toBe(404);
      expect((await send(`/conversations/${id}/report`, { reason: "?" }, other)).statusCode).toBe(404);
      expect((await get("/conversations", other)).body).not.toContain("plan");
      expect((await get("/search?q=secret", other)).body).not.toContain("A secret plan");
    }
    const rows = await ctx.db.selectFrom("activity").where("kind", "=", "conversation").selectAll().execute();
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ data: {}, groupId: null, postId: null, personId: null });
  });

  test("sends the same words once, keeps the draft's name, and writes to one person in one place", async () => {
    const id = await begin(cast.member, [cast.steward]);
    expect(await begin(cast.member, [cast.steward], "Again")).toBe(id);
    expect(await begin(cast.steward, [cast.member], "And back")).toBe(id);
    expect(await write(cast.member, id, "Twice")).toBe(await write(cast.member, id, "Twice"));
    expect(await texts(cast.steward, id)).toEqual(["Kia ora", "Again", "And back", "Twice"]);
    const both = await Promise.all([
      begin(cast.member, [cast.steward, cast.facilitator], "Us"),
      begin(cast.member, [cast.steward, cast.facilitator], "Us"),
    ]);
    expect(both[0]).toBe(both[1]);
    const path = `/conversations/new?to=${await handleOf(cast.steward)}`;
    expect((await get(path, cast.member)).headers.location).toContain(`/conversations/${id}`);
  });

  test("shows hostile words as words", async () => {
    const id = await begin(cast.member, [cast.steward], "<script>alert(1)</script> [x](javascript:alert(2))");
    const { body } = await get(`/conversations/${id}`, cast.steward);
    expect(body).toContain("&lt;script&gt;alert(1)");
    expect(body).not.toContain("<script>alert");
    expect(body).not.toContain('href="javascript:');
  });

  test("refuses nothing, too much, and what is no member's", async () => {
    const id = await begin(cast.member, [cast.steward]);
    const path = `/conversations/${id}/messages`;
    expect((await send(path, { markdown: "  " }, cast.member)).statusCode).toBe(422);
    expect((await send(path, { markdown: "x".repeat(10_001) }, cast.member)).statusCode).toBe(422);
    expect((await send("/conversations", { markdown: "x" }, cast.member)).statusCode).toBe(422);
    for (let count = 1; count < messagesMax; count++) await write(cast.member, id, `Number ${count}`);
    await expect(write(cast.member, id, "One more")).rejects.toMatchObject({ status: 429 });
    clock.set(new Date(clock().getTime() + 11 * 60_000));
    await expect(write(cast.member, id, "One more")).resolves.toBeTypeOf("number");
  });

  test("a day has its number of new conversations", async () => {
    const talks = await Promise.all(
      Array.from({ length: begunADayMax + 1 }, (_, at) =>
        post(ctx, cast.groupId, cast.steward, `Talk ${at}`),
      ),
    );
    for (const talk of talks.slice(1)) await begin(cast.member, [cast.steward], "Kia ora", talk);
    await expect(begin(cast.member, [cast.steward], "Kia ora", talks[0])).rejects.toMatchObject({
      status: 429,
    });
    clock.set(new Date(clock().getTime() + 25 * 3_600_000));
    await expect(begin(cast.member, [cast.steward], "Kia ora", talks[0])).resolves.toBeTypeOf("number");
  });

  test("of two, neither writes after a block; in a larger one the blocker is only not told", async () => {
    const pair = await begin(cast.member, [cast.steward]);
    const three = await begin(cast.member, [cast.steward, cast.facilitator]);
    await blockPerson(await ctxOf(cast.steward), await handleOf(cast.member), true);
    await expect(write(cast.member, pair, "Hello?")).rejects.toThrow("conversation.refused.blocked");
    await expect(write(cast.steward, pair, "Hello?")).rejects.toThrow("conversation.refused.blocked");
    await ctx.db.deleteFrom("notices").execute();
    await write(cast.member, three, "All of you");
    expect(await told()).toEqual(["Hana Kereama: conversation-message"]);
  });
});

describe("beside a talk", () => {
  test("its people are offered, and whoever may not see it sees no title of it", async () => {
    const closed = await group(ctx, "closed", {
      visibility: "members",
      members: { [cast.member]: "member", [cast.steward]: "member" },
    });
    const talk = await post(ctx, closed, cast.steward, "Hidden talk");
    expect((await get(`/posts/${talk}-hidden-talk`, cast.member)).body).toContain(
      "Talk aside with some of them",
    );
    const form = await get(`/conversations/new?post=${talk}`, cast.member);
    expect(form.body).toContain("Hidden talk");
    expect(form.body).toContain("Add Tamsin Marama");
    expect((await get(`/conversations/new?post=${talk}`, cast.facilitator)).statusCode).toBe(404);
    const id = await begin(cast.member, [cast.steward, cast.facilitator], "A word", talk);
    expect((await get(`/conversations/${id}`, cast.steward)).body).toContain("Hidden talk");
    expect((await get("/conversations", cast.steward)).body).toContain("Hidden talk");
    expect((await get(`/conversations/${id}`, cast.facilitator)).body).not.toContain("Hidden talk");
    expect((await get("/conversations", cast.facilitator)).body).not.toContain("Hidden talk");
    await expect(begin(cast.facilitator, [cast.steward], "Me too", talk)).rejects.toMatchObject({
      status: 404,
    });
  });
});

describe("coming and going", () => {
  test("who is brought in reads from then on, also when they come back", async () => {
    const id = await begin(cast.member, [cast.steward], "Before");
    await addPeople(await ctxOf(cast.steward), id, { people: await handleOf(cast.facilitator) });
    await write(cast.member, id, "After");
    expect(await texts(cast.facilitator, id)).toEqual(["joined", "After"]);
    expect((await get(`/conversations/${id}?after=1`, cast.facilitator)).body).not.toContain("Before");
    expect((await get(`/conversations/${id}?before=2`, cast.facilitator)).body).not.toContain("Before");
    expect((await get("/conversations", cast.facilitator)).body).not.toContain("Before");
    await leaveConversation(await ctxOf(cast.facilitator), id);
    await write(cast.member, id, "While away");
    await addPeople(await ctxOf(cast.steward), id, { people: await handleOf(cast.facilitator) });
    expect(await texts(cast.facilitator, id)).toEqual(["joined"]);
    expect(await texts(cast.member, id)).toEqual([
      "Before",
      "joined",
      "After",
      "left",
      "While away",
      "joined",
    ]);
  });

  test("nobody is brought in whom the one who does so may not write to, or whom somebody in it keeps away", async () => {
    const id = await begin(cast.member, [cast.steward]);
    await expect(
      addPeople(await ctxOf(cast.member), id, { people: await handleOf(cast.outsider) }),
    ).rejects.toThrow("error.invalid");
    await blockPerson(await ctxOf(cast.steward), await handleOf(cast.facilitator), true);
    await expect(
      addPeople(await ctxOf(cast.member), id, { people: await handleOf(cast.facilitator) }),
    ).rejects.toThrow("error.invalid");
    await blockPerson(await ctxOf(cast.steward), await handleOf(cast.facilitator), false);
    expect(await addPeople(await ctxOf(cast.member), id, { people: await handleOf(cast.facilitator) })).toBe(
      1,
    );
    expect(await addPeople(await ctxOf(cast.member), id, { people: await handleOf(cast.facilitator) })).toBe(
      0,
    );
  });

  test("at most twelve are in it, also when two bring somebody in at once", async () => {
    const members: PersonId[] = [];
    for (let number = 0; number < 12; number++) {
      const id = await person(ctx, `Person ${number}`);
      await ctx.db
        .insertInto("memberships")
        .values({ groupId: cast.groupId, personId: id, role: "member" })
        .execute();
      members.push(id);
    }
    const id = await begin(cast.member, members.slice(0, 10));
    const adding = members
      .slice(10)
      .map(async (one) => addPeople(await ctxOf(cast.member), id, { people: await handleOf(one) }));
    const ends = await Promise.allSettled(adding);
    expect(ends.map((end) => end.status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect((await findConversation(await ctxOf(cast.member), id)).people).toHaveLength(12);
    const all = await Promise.all(members.map(handleOf));
    await expect(
      startConversation(await ctxOf(cast.member), { people: all, markdown: "All" }),
    ).rejects.toThrow("error.invalid");
  });

  test("who has left finds nothing there, and the page that was open sends nothing", async () => {
    const id = await begin(cast.member, [cast.steward]);
    expect((await get(`/conversations/${id}`, cast.steward)).statusCode).toBe(200);
    await leaveConversation(await ctxOf(cast.steward), id);
    expect((await get(`/conversations/${id}`, cast.steward)).statusCode).toBe(404);
    expect((await send(`/conversations/${id}/messages`, { markdown: "Late" }, cast.steward)).statusCode).toBe(
      404,
    );
    expect((await get("/notices", cast.steward)).body).not.toContain("Wiremu Pōtae wrote");
    const alone = await send(`/conversations/${id}/messages`, { markdown: "Too late" }, cast.member);
    expect(alone.statusCode).toBe(403);
    expect(alone.body).toContain("Too late");
  });

  test("a conversation that all have left is deleted", async () => {
    const id = await begin(cast.member, [cast.steward]);
    await leaveConversation(await ctxOf(cast.member), id);
    expect(await ctx.db.selectFrom("conversationMessages").selectAll().execute()).not.toEqual([]);
    await leaveConversation(await ctxOf(cast.steward), id);
    expect(await ctx.db.selectFrom("conversationMessages").selectAll().execute()).toEqual([]);
  });

  test("who closes their account leaves, and their words stay as those of a former member", async () => {
    const id = await begin(cast.member, [cast.steward], "My words");
    await blockPerson(await ctxOf(cast.member), await handleOf(cast.facilitator), true);
    await inTransaction(await ctxOf(cast.member), leaveAll);
    await ctx.db
      .updateTable("people")
      .set({ standing: "closed", name: "former" })
      .where("id", "=", cast.member)
      .execute();
    const { body } = await get(`/conversations/${id}`, cast.steward);
    expect(body).toContain("My words");
    expect(body).toContain("Former member");
    expect(body).not.toContain("Wiremu");
    expect(await ctx.db.selectFrom("conversationBlocks").selectAll().execute()).toEqual([]);
    // Whose words out of an archive are claimed is merged into another person: what they wrote here goes to nobody.
    await ctx.db.deleteFrom("memberships").where("personId", "=", cast.member).execute();
    await ctx.db.deleteFrom("people").where("id", "=", cast.member).execute();
    expect((await get(`/conversations/${id}`, cast.steward)).body).toContain("My words");
  });
});

describe("being told", () => {
  test("the others are, once while it is unread, and without the words", async () => {
    const id = await begin(cast.member, [cast.steward], "Most secret");
    await write(cast.member, id, "More");
    const { body } = await get("/notices", cast.steward);
    expect(body).toContain("Wiremu Pōtae wrote to you");
    expect(body).not.toContain("secret");
    expect(await ctx.db.selectFrom("notices").selectAll().execute()).toHaveLength(1);
    expect(await told()).toEqual([
      "Tamsin Marama: conversation-message",
      "Tamsin Marama: conversation-message",
    ]);
    await get(`/conversations/${id}`, cast.steward);
    expect(await ctx.db.selectFrom("notices").where("readAt", "is", null).selectAll().execute()).toEqual([]);
  });

  test("not who has muted it", async () => {
    const id = await begin(cast.member, [cast.steward, cast.facilitator]);
    await muteConversation(await ctxOf(cast.steward), id, true);
    await ctx.db.deleteFrom("notices").execute();
    await write(cast.member, id, "Quietly");
    expect(await told()).toEqual(["Hana Kereama: conversation-message"]);
  });

  test("the list counts what is unread, and not one's own", async () => {
    const id = await begin(cast.member, [cast.steward], "One");
    await write(cast.member, id, "Two");
    const unread = async (who: PersonId) =>
      (await listConversations(await ctxOf(who), 1)).conversations.map((one) => one.unread);
    expect(await unread(cast.steward)).toEqual([2]);
    expect(await unread(cast.member)).toEqual([0]);
    await get(`/conversations/${id}`, cast.steward);
    expect(await unread(cast.steward)).toEqual([0]);
  });
});

test("ten thousand messages are turned over page by page, in their order", async () => {
  const id = await begin(cast.member, [cast.steward], "First");
  await sql`
    insert into conversation_messages (conversation_id, kind, author_id, markdown, html, written_at)
    select ${id}::bigint, 'words', ${cast.member}::uuid, 'x', '<p>x</p>', now() from generate_series(1, 10000)`.execute(
    ctx.db,
  );
  const reader = await ctxOf(cast.steward);
  const conversation = await findConversation(reader, id);
  let page = await readMessages(reader, id, conversation.mine, {});
  expect(page.newer).toBeNull();
  expect(page.messages).toHaveLength(messagesPerPage);
  const last = page.messages.at(-1)?.id ?? 0;
  const before = page.older ?? 0;
  page = await readMessages(reader, id, conversation.mine, { before });
  expect(page.messages.at(-1)?.id).toBeLessThan(before);
  page = await readMessages(reader, id, conversation.mine, { after: page.newer ?? 0 });
  expect(page.messages.at(-1)?.id).toBe(last);
  expect(page.newer).toBeNull();
  const { conversations } = await listConversations(reader, 1);
  expect(conversations[0]?.unread).toBe(100);
  expect((await get(`/conversations/${id}`, cast.steward)).statusCode).toBe(200);
});
