import { beforeEach, expect, test } from "vitest";
import { person, type SmallCommunity, smallCommunity } from "../../test/cast.ts";
import { testApp } from "../../test/support/app.ts";
import { addPeople } from "./add-people.ts";
import { leaveConversation } from "./leave-conversation.ts";
import { listOpenings, openConversation, readOpening } from "./open-conversation.ts";
import { listReports, reportConversation, settleReport } from "./report-conversation.ts";
import { sendMessage } from "./send-message.ts";
import { startConversation } from "./start-conversation.ts";

const { get, post: send, ctx, ctxOf, clock } = await testApp();

let cast: SmallCommunity;
let id: number;
beforeEach(async () => {
  cast = await smallCommunity(ctx);
  const body = { people: ["wiremu-potae"], markdown: "Unkind words" };
  id = (await startConversation(await ctxOf(cast.steward), body)).conversationId;
});

const report = async () => {
  await reportConversation(await ctxOf(cast.member), id, { reason: "They are unkind" });
  return (await listReports(await ctxOf(cast.admin)))[0]?.id ?? 0;
};
const open = async (reportId: number, who = cast.admin) =>
  openConversation(await ctxOf(who), reportId, { reason: "To see what was said" });

test("an administrator sees nothing of a conversation, and that it exists only once it is reported", async () => {
  const page = async () => (await get("/administration/conversations", cast.admin)).body;
  expect(await page()).toContain("No reports");
  expect((await get(`/conversations/${id}`, cast.admin)).statusCode).toBe(404);
  await expect(open(1)).rejects.toMatchObject({ status: 404 });
  await report();
  const shown = await page();
  expect(shown).toContain("Wiremu Pōtae reports a conversation of 2 people");
  expect(shown).toContain("They are unkind");
  expect(shown).not.toContain("Unkind words");
  expect((await get(`/conversations/${id}`, cast.admin)).statusCode).toBe(404);
  expect((await get("/notices", cast.admin)).body).toContain("Wiremu Pōtae reports a conversation");
});

test("an opening needs a reason, is told to all in it, stands in it, and lasts for a day", async () => {
  const reportId = await report();
  const path = `/administration/conversations/${reportId}/opening`;
  expect((await send(path, { reason: " " }, cast.admin)).statusCode).toBe(422);
  const sent = await send(path, { reason: "To see what was said" }, cast.admin);
  const opened = String(sent.headers.location);
  expect((await get(opened, cast.admin)).body).toContain("Unkind words");
  await sendMessage(await ctxOf(cast.member), id, { markdown: "Later words" });
  expect((await get(opened, cast.admin)).body).not.toContain("Later words");
  for (const who of [cast.steward, cast.member]) {
    expect((await get("/notices", who)).body).toContain("Ana Tūī, an administrator, has opened");
    expect((await get(`/conversations/${id}`, who)).body).toContain("To see what was said");
  }
  clock.set(new Date(clock().getTime() + 25 * 3_600_000));
  expect((await get(opened, cast.admin)).statusCode).toBe(404);
});

test("only the one who opened it reads it, and until the report is settled", async () => {
  const other = await person(ctx, "Otto Other", { administrator: true });
  const reportId = await report();
  const opening = await open(reportId);
  expect(await open(reportId)).toBe(opening);
  expect((await readOpening(await ctxOf(cast.admin), opening, {})).page.messages).toHaveLength(1);
  await expect(readOpening(await ctxOf(other), opening, {})).rejects.toMatchObject({ status: 404 });
  for (const who of [cast.steward, cast.member, cast.outsider]) {
    const there = await ctxOf(who);
    await expect(readOpening(there, opening, {})).rejects.toMatchObject({ status: 403 });
    await expect(openConversation(there, reportId, { reason: "?" })).rejects.toMatchObject({ status: 403 });
    await expect(settleReport(there, reportId)).rejects.toMatchObject({ status: 403 });
    expect((await get("/administration/conversations/openings", who)).statusCode).toBe(403);
  }
  await settleReport(await ctxOf(cast.admin), reportId);
  await expect(readOpening(await ctxOf(cast.admin), opening, {})).rejects.toMatchObject({ status: 404 });
  await expect(open(reportId)).rejects.toMatchObject({ status: 404 });
});

test("all openings are listed, and none can be changed or taken out", async () => {
  await open(await report());
  const { openings } = await listOpenings(await ctxOf(cast.admin), 1);
  expect(openings).toMatchObject([{ administratorName: "Ana Tūī", reason: "To see what was said" }]);
  await expect(ctx.db.deleteFrom("conversationOpenings").execute()).rejects.toThrow("is kept");
  await expect(
    ctx.db.updateTable("conversationOpenings").set({ reason: "Nothing" }).execute(),
  ).rejects.toThrow("is kept");
  await leaveConversation(await ctxOf(cast.member), id);
  await leaveConversation(await ctxOf(cast.steward), id);
  expect((await get("/administration/conversations/openings", cast.admin)).body).toContain(
    "To see what was said",
  );
});

test("an administrator reads no further back than who reported it", async () => {
  await addPeople(await ctxOf(cast.steward), id, { people: "hana-kereama" });
  await sendMessage(await ctxOf(cast.steward), id, { markdown: "To Hana" });
  await reportConversation(await ctxOf(cast.facilitator), id, { reason: "Help" });
  const [found] = await listReports(await ctxOf(cast.admin));
  const { page } = await readOpening(await ctxOf(cast.admin), await open(found?.id ?? 0), {});
  expect(page.messages.map((one) => one.markdown || one.kind)).toEqual(["joined", "To Hana"]);
});

test("who is in it does not judge it, and where nobody else could, a report says so", async () => {
  await ctx.db.updateTable("people").set({ role: "administrator" }).where("id", "=", cast.steward).execute();
  const reportId = await report();
  expect(await listReports(await ctxOf(cast.steward))).toEqual([]);
  await expect(open(reportId, cast.steward)).rejects.toMatchObject({ status: 404 });
  await ctx.db.updateTable("people").set({ role: "member" }).where("id", "=", cast.admin).execute();
  await addPeople(await ctxOf(cast.member), id, { people: "hana-kereama" });
  await leaveConversation(await ctxOf(cast.steward), id);
  const sent = await send(`/conversations/${id}/report`, { reason: "Again" }, cast.member);
  expect(sent.statusCode).toBe(422);
  expect(sent.body).toContain("There is no administrator who is not in this conversation.");
});

test("a reported conversation that all have left stays until somebody has looked", async () => {
  const reportId = await report();
  await leaveConversation(await ctxOf(cast.member), id);
  await leaveConversation(await ctxOf(cast.steward), id);
  expect((await readOpening(await ctxOf(cast.admin), await open(reportId), {})).page.messages).not.toEqual(
    [],
  );
  await settleReport(await ctxOf(cast.admin), reportId);
  expect(await ctx.db.selectFrom("conversations").selectAll().execute()).toEqual([]);
});
