import { describe, expect, test } from "vitest";
import { person, smallCommunity } from "../../test/cast.ts";
import { testApp } from "../../test/support/app.ts";
import { formAction } from "../platform/http/index.ts";

const { ctx, get, post } = await testApp();

const suspension = "/administration/people/wiremu-potae/suspension";
const administratorship = "/administration/people/wiremu-potae/administratorship";
const approval = "/administration/people/new-comer/approval";

async function standingOf(handle: string) {
  return ctx.db
    .selectFrom("people")
    .where("handle", "=", handle)
    .select(["standing", "role"])
    .executeTakeFirst();
}

async function waits(name: string): Promise<void> {
  const id = await person(ctx, name, { standing: "awaiting-approval" });
  await ctx.db.updateTable("people").set({ askedAt: ctx.now() }).where("id", "=", id).execute();
}

const mails = () => ctx.db.selectFrom("mailOutbox").select(["toAddress", "text"]).execute();

test("an administrator finds accounts by name without macrons, by handle and by address", async () => {
  const { admin } = await smallCommunity(ctx);
  await person(ctx, "Left Already", { standing: "closed" });
  await person(ctx, "From A Mail", { standing: "placeholder", email: null });
  const all = (await get("/administration/people", admin)).body;
  for (const name of ["Wiremu Pōtae", "Tamsin Marama", "Ana Tūī"]) expect(all).toContain(name);
  for (const name of ["Left Already", "From A Mail"]) expect(all).not.toContain(name);
  for (const words of ["potae", "PŌTAE", "wiremu-p", "wiremu-potae@school"]) {
    const { body } = await get(`/administration/people?q=${encodeURIComponent(words)}`, admin);
    expect(body, words).toContain("Wiremu Pōtae");
    expect(body, words).not.toContain("Tamsin Marama");
  }
  expect((await get("/administration/people?q=zzyzx", admin)).body).toContain("Nobody like this");
  expect((await get("/administration/people?show=administrators", admin)).body).not.toContain("Tamsin");
  for (const odd of ["?q=%00%27", "?q=a&q=b", "?page=-3&show=x", "?page=99"])
    expect((await get(`/administration/people${odd}`, admin)).statusCode).toBe(200);
});

describe("whoever waits for an account", () => {
  test("stands on top, is let in with a word, and hears of it by mail", async () => {
    const { admin } = await smallCommunity(ctx);
    await waits("New Comer");
    const { body } = await get("/administration/people", admin);
    expect(body).toContain("Somebody waits for an account");
    expect(body).toContain(`action="${approval}"`);
    const answer = await post(approval, { answer: "approve", word: "Nau mai!" }, admin);
    expect(answer.statusCode).toBe(303);
    expect((await standingOf("new-comer"))?.standing).toBe("active");
    expect(await mails()).toEqual([
      { toAddress: "new-comer@school.example", text: expect.stringContaining("Nau mai!") },
    ]);
    expect((await get("/administration/people", admin)).body).not.toContain("waits for an account");
  });

  test("is declined with a word, and nothing is kept of them", async () => {
    const { admin } = await smallCommunity(ctx);
    await waits("New Comer");
    await post(approval, { answer: "decline", word: "Sorry." }, admin);
    expect(await standingOf("new-comer")).toBeUndefined();
    expect((await mails()).map(({ text }) => text)).toEqual([expect.stringContaining("Sorry.")]);
    expect((await post(approval, { answer: "approve" }, admin)).statusCode).toBe(404);
  });

  test("is answered only by one of the two buttons", async () => {
    const { admin } = await smallCommunity(ctx);
    await waits("New Comer");
    const forms: Record<string, string>[] = [{}, { answer: "perhaps" }];
    for (const form of forms) expect((await post(approval, form, admin)).statusCode).toBe(422);
    expect((await standingOf("new-comer"))?.standing).toBe("awaiting-approval");
  });
});

test("whoever is suspended is out at once, and back when they are let back", async () => {
  const { admin, member } = await smallCommunity(ctx);
  expect((await get("/posts/new", member)).statusCode).toBe(200);
  expect((await get(suspension, admin)).body).toContain("Suspend Wiremu Pōtae?");
  expect((await post(suspension, { word: "Let us talk." }, admin)).statusCode).toBe(303);
  expect((await get("/posts/new", member)).headers.location).toMatch(/^\/log-in/);
  expect((await mails()).at(-1)?.text).toContain("Let us talk.");
  expect((await get("/administration/people?show=suspended", admin)).body).toContain("Wiremu Pōtae");

  expect((await post(formAction(suspension, "delete"), {}, admin)).statusCode).toBe(303);
  expect((await get("/posts/new", member)).statusCode).toBe(200);
});

test("a word that is too long is shown again", async () => {
  const { admin } = await smallCommunity(ctx);
  const answer = await post(suspension, { word: "long ".repeat(300) }, admin);
  expect(answer.statusCode).toBe(422);
  expect(answer.body).toContain("long long long");
});

test("an administrator makes another one, and takes it back", async () => {
  const { admin, member } = await smallCommunity(ctx);
  await post(administratorship, {}, admin);
  expect((await get("/administration", member)).statusCode).toBe(200);
  await post(formAction(administratorship, "delete"), {}, admin);
  expect((await get("/administration", member)).statusCode).toBe(403);
});

test("nobody else does any of this", async () => {
  const { steward, member } = await smallCommunity(ctx);
  await waits("New Comer");
  for (const path of [suspension, formAction(suspension, "delete"), administratorship, approval]) {
    const form = { answer: "approve" };
    expect((await post(path, form, steward)).statusCode, path).toBe(403);
    expect((await post(path, form, member)).statusCode, path).toBe(403);
    expect((await post(path, form)).headers.location, path).toMatch(/^\/log-in/);
  }
  for (const path of ["/administration/people", suspension])
    expect((await get(path, steward)).statusCode, path).toBe(403);
  expect(await standingOf("wiremu-potae")).toEqual({ standing: "active", role: "member" });
  expect((await standingOf("new-comer"))?.standing).toBe("awaiting-approval");
});

test("the last administrator stays one, and nobody suspends themselves", async () => {
  const { admin } = await smallCommunity(ctx);
  const own = (what: string) => `/administration/people/ana-tui/${what}`;
  expect((await post(own("suspension"), {}, admin)).statusCode).toBe(403);
  expect((await get(own("suspension"), admin)).statusCode).toBe(403);
  expect((await post(formAction(own("administratorship"), "delete"), {}, admin)).statusCode).toBe(403);
  expect((await post("/administration/people/nobody/suspension", {}, admin)).statusCode).toBe(404);
  expect(await standingOf("ana-tui")).toEqual({ standing: "active", role: "administrator" });
});
