import { beforeEach, describe, expect, test } from "vitest";
import { post, type SmallCommunity, smallCommunity } from "../../test/cast.ts";
import { testApp } from "../../test/support/app.ts";
import { closePost, reopenPost } from "../posts/index.ts";
import type { PersonId } from "../viewer/index.ts";
import { addPeople } from "./add-people.ts";
import { answerPassage, postPassage } from "./answer-passage.ts";
import { findConversation } from "./find-conversation.ts";
import { leaveConversation } from "./leave-conversation.ts";
import { findPassage } from "./passage.ts";
import { proposePassage, takeBackPassage } from "./propose-passage.ts";
import { sendMessage } from "./send-message.ts";
import { startConversation } from "./start-conversation.ts";

const { get, post: send, ctx, ctxOf } = await testApp();

let cast: SmallCommunity;
let talk: number;
let id: number;
/** What Hana, Wiremu and Tamsin said, in this order. */
let said: number[];
beforeEach(async () => {
  cast = await smallCommunity(ctx);
  talk = await post(ctx, cast.groupId, cast.steward, "Short rounds");
  const people = ["wiremu-potae", "tamsin-marama"];
  const body = { people, markdown: "Ten minutes are enough.", post: talk };
  const begun = await startConversation(await ctxOf(cast.facilitator), body);
  id = begun.conversationId;
  said = [
    begun.messageId,
    await sendMessage(await ctxOf(cast.member), id, { markdown: "Mine need twenty." }),
    await sendMessage(await ctxOf(cast.steward), id, { markdown: "Both, then." }),
  ];
});

const propose = async (who: PersonId, messages: readonly number[], markdown = "> Ten minutes, or twenty.") =>
  proposePassage(await ctxOf(who), id, { messages, markdown });
const answer = async (who: PersonId, said: "yes" | "no", version = 1) =>
  answerPassage(await ctxOf(who), id, { answer: said, version });
const replies = () =>
  ctx.db.selectFrom("replies").where("postId", "=", talk).select(["markdown", "authorId"]).execute();
const asking = async () => {
  const viewer = await ctxOf(cast.facilitator);
  return findPassage(viewer, await findConversation(viewer, id));
};

describe("carrying words into the talk", () => {
  test("they are posted once all have said yes, as the proposer's, with the names of all", async () => {
    await propose(cast.facilitator, said);
    expect((await get(`/conversations/${id}`, cast.member)).body).toContain("asks: may this be carried");
    expect(await answer(cast.member, "yes")).toBe("waiting");
    expect(await replies()).toEqual([]);
    expect(await answer(cast.steward, "yes")).toBe("posted");
    const [reply] = await replies();
    expect(reply?.authorId).toBe(cast.facilitator);
    expect(reply?.markdown).toContain("> Ten minutes, or twenty.");
    expect(reply?.markdown).toContain("with the agreement of Hana Kereama, Tamsin Marama and Wiremu Pōtae");
    expect((await get(`/conversations/${id}`, cast.member)).body).toContain("were carried into");
    await expect(answer(cast.steward, "yes")).rejects.toThrow("conversation.passage.over");
  });

  test("one no ends it, and nothing is posted", async () => {
    await propose(cast.facilitator, said);
    await answer(cast.member, "yes");
    expect(await answer(cast.steward, "no")).toBe("ended");
    expect(await asking()).toBeUndefined();
    await expect(postPassage(await ctxOf(cast.facilitator), id)).rejects.toMatchObject({ status: 409 });
    expect(await replies()).toEqual([]);
  });

  test("another text asks everybody anew, and a yes to the old one counts for nothing", async () => {
    await propose(cast.facilitator, said);
    await answer(cast.member, "yes");
    await propose(cast.facilitator, said, "> Twenty!");
    expect((await asking())?.agreed.map((person) => person.name)).toEqual(["Hana Kereama"]);
    await expect(answer(cast.steward, "yes", 1)).rejects.toThrow("conversation.passage.changed");
    expect(await answer(cast.steward, "yes", 2)).toBe("waiting");
    expect(await answer(cast.member, "yes", 2)).toBe("posted");
    expect((await replies())[0]?.markdown).toContain("> Twenty!");
  });

  test("two who say yes at once post it once", async () => {
    await propose(cast.facilitator, said);
    const came = await Promise.all([answer(cast.member, "yes"), answer(cast.steward, "yes")]);
    expect(came.toSorted()).toEqual(["posted", "waiting"]);
    expect(await replies()).toHaveLength(1);
  });

  test("whose words are in it and who leaves has not agreed", async () => {
    await propose(cast.facilitator, said);
    await answer(cast.member, "yes");
    await leaveConversation(await ctxOf(cast.member), id);
    expect(await asking()).toBeUndefined();
    await expect(answer(cast.steward, "yes")).rejects.toThrow("conversation.passage.over");
    await expect(propose(cast.facilitator, [said[1] as number])).rejects.toThrow("error.invalid");
    await expect(propose(cast.facilitator, [said[0] as number])).resolves.toBeUndefined();
  });

  test("who leaves without having said yes ends it, also where none of their messages is in it", async () => {
    await propose(cast.facilitator, [said[0] as number], "> What Tamsin said: both, then.");
    await answer(cast.member, "yes");
    await leaveConversation(await ctxOf(cast.steward), id);
    expect(await asking()).toBeUndefined();
    await expect(postPassage(await ctxOf(cast.facilitator), id)).rejects.toMatchObject({ status: 409 });
    expect(await replies()).toEqual([]);
  });

  test("who has said yes, has no words in it and leaves is not named, and the others go on", async () => {
    await propose(cast.facilitator, [said[0] as number, said[1] as number]);
    await answer(cast.steward, "yes");
    await leaveConversation(await ctxOf(cast.steward), id);
    expect(await answer(cast.member, "yes")).toBe("posted");
    const [reply] = await replies();
    expect(reply?.authorId).toBe(cast.facilitator);
    expect(reply?.markdown).not.toContain("Tamsin");
  });

  test("is refused for another's messages, for none, and beside somebody else's question", async () => {
    const other = await startConversation(await ctxOf(cast.facilitator), {
      people: "tamsin-marama",
      markdown: "Elsewhere",
    });
    await expect(propose(cast.facilitator, [other.messageId])).rejects.toMatchObject({ status: 404 });
    await expect(propose(cast.facilitator, [])).rejects.toThrow("error.invalid");
    await expect(propose(cast.outsider, said)).rejects.toMatchObject({ status: 404 });
    await expect(propose(cast.admin, said)).rejects.toMatchObject({ status: 404 });
    await propose(cast.facilitator, said);
    await expect(propose(cast.steward, said)).rejects.toThrow("conversation.refused.asking");
    await expect(takeBackPassage(await ctxOf(cast.steward), id)).rejects.toMatchObject({ status: 404 });
    await expect(answer(cast.admin, "yes")).rejects.toMatchObject({ status: 404 });
    await takeBackPassage(await ctxOf(cast.facilitator), id);
    expect(await asking()).toBeUndefined();
  });

  test("nobody is brought in while it is asked, nor words carried that somebody in it may not read", async () => {
    await leaveConversation(await ctxOf(cast.steward), id);
    await propose(cast.facilitator, [said[0] as number]);
    const adding = async () => addPeople(await ctxOf(cast.facilitator), id, { people: "tamsin-marama" });
    await expect(adding()).rejects.toThrow("conversation.refused.asking");
    await takeBackPassage(await ctxOf(cast.facilitator), id);
    await adding();
    await expect(propose(cast.facilitator, [said[0] as number])).rejects.toThrow("error.invalid");
  });

  test("the right to answer in the talk is asked when it is posted", async () => {
    await propose(cast.facilitator, said);
    await answer(cast.member, "yes");
    await closePost(await ctxOf(cast.steward), talk, { reason: "Done" });
    expect(await answer(cast.steward, "yes")).toBe("kept");
    expect(await replies()).toEqual([]);
    expect((await get(`/conversations/${id}`, cast.member)).body).toContain("Post it now");
    await expect(propose(cast.facilitator, said, "Other")).rejects.toMatchObject({ status: 403 });
    await send(`/conversations/${id}/passage/posting`, {}, cast.member);
    expect(await replies()).toEqual([]);
    expect((await send(`/conversations/${id}/passage/posting`, {}, cast.admin)).statusCode).toBe(404);
    await reopenPost(await ctxOf(cast.steward), talk, {});
    const posted = await send(`/conversations/${id}/passage/posting`, {}, cast.member);
    expect(posted.statusCode).toBe(303);
    expect(await replies()).toHaveLength(1);
  });

  test("the form makes the text of the chosen messages, with names or without", async () => {
    const path = `/conversations/${id}/passage?messages=${said[0]}&messages=${said[1]}`;
    const named = (await get(path, cast.facilitator)).body;
    expect(named).toContain("**Hana Kereama:**");
    expect(named).toContain("> Mine need twenty.");
    expect((await get(`${path}&named=no`, cast.facilitator)).body).not.toContain("**Hana Kereama:**");
    expect((await get(path, cast.outsider)).statusCode).toBe(404);
    expect((await get(`/conversations/${id}/passage?messages=99999`, cast.facilitator)).statusCode).toBe(404);
  });
});
