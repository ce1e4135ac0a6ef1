import { expect, test } from "vitest";
import { person, smallCommunity } from "../../test/cast.ts";
import { testApp } from "../../test/support/app.ts";
import { formAction } from "../platform/http/index.ts";

const { ctx, ctxOf, get, post } = await testApp();

const suspension = "/administration/people/wiremu-potae/suspension";
const administratorship = "/administration/people/wiremu-potae/administratorship";

async function standingOf(handle: string) {
  return ctx.db
    .selectFrom("people")
    .where("handle", "=", handle)
    .select(["standing", "role"])
    .executeTakeFirstOrThrow();
}

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
  for (const odd of ["?q=%00%27", "?q=a&q=b", "?page=-3&show=x"])
    expect((await get(`/administration/people${odd}`, admin)).statusCode).toBe(200);
});

test("whoever is suspended is out at once, and back when they are let back", async () => {
  const { admin, member } = await smallCommunity(ctx);
  await get("/", member); // logs in
  expect((await get("/posts/new", member)).statusCode).toBe(200);
  expect((await post(suspension, {}, admin)).statusCode).toBe(303);
  expect((await standingOf("wiremu-potae")).standing).toBe("suspended");
  const sessions = await ctx.db.selectFrom("sessions").where("userId", "=", member).select("id").execute();
  expect(sessions).toEqual([]);
  await expect(ctxOf(member)).rejects.toThrow("no active account");
  expect((await get("/administration/people?show=suspended", admin)).body).toContain("Wiremu Pōtae");

  expect((await post(formAction(suspension, "delete"), {}, admin)).statusCode).toBe(303);
  expect((await get("/posts/new", member)).statusCode).toBe(200);
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
  for (const path of [suspension, administratorship])
    for (const address of [path, formAction(path, "delete")]) {
      expect((await post(address, {}, steward)).statusCode, address).toBe(403);
      expect((await post(address, {}, member)).statusCode, address).toBe(403);
      expect((await post(address)).headers.location, address).toMatch(/^\/log-in/);
    }
  expect((await get("/administration/people", steward)).statusCode).toBe(403);
  expect(await standingOf("wiremu-potae")).toEqual({ standing: "active", role: "member" });
});

test("an administrator cannot lock themselves out, nor what is no account", async () => {
  const { admin } = await smallCommunity(ctx);
  await person(ctx, "Left Already", { standing: "closed" });
  const of = (handle: string, what: string) => `/administration/people/${handle}/${what}`;
  expect((await post(of("ana-tui", "suspension"), {}, admin)).statusCode).toBe(403);
  const own = formAction(of("ana-tui", "administratorship"), "delete");
  expect((await post(own, {}, admin)).statusCode).toBe(403);
  for (const nobody of ["left-already", "nobody-at-all"])
    expect((await post(of(nobody, "suspension"), {}, admin)).statusCode).toBe(404);
  expect((await post(formAction(suspension, "delete"), {}, admin)).statusCode).toBe(403);
  expect(await standingOf("ana-tui")).toEqual({ standing: "active", role: "administrator" });
});

test("of two administrators who suspend each other at once, one is left", async () => {
  const { admin } = await smallCommunity(ctx);
  const other = await person(ctx, "Second One", { administrator: true });
  const answers = await Promise.all([
    post("/administration/people/second-one/suspension", {}, admin),
    post("/administration/people/ana-tui/suspension", {}, other),
  ]);
  expect(answers.map(({ statusCode }) => statusCode).filter((status) => status === 303)).toHaveLength(1);
  const left = await ctx.db
    .selectFrom("people")
    .where("role", "=", "administrator")
    .where("standing", "=", "active")
    .select("id")
    .execute();
  expect(left).toHaveLength(1);
});
