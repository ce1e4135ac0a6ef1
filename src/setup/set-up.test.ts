import { expect, test } from "vitest";
import { person } from "../../test/cast.ts";
import { testApp } from "../../test/support/app.ts";
import { readSettings } from "../settings/index.ts";
import { setUpCommunity } from "./index.ts";

const { get, post, ctx, auth, visitorCtx, setupKey } = await testApp({ setUp: false });

const form = {
  name: "Ngā Kaiako o Te Tai Tokerau",
  adminName: "Ana Tūī",
  adminEmail: "Ana@School.example",
  adminPassword: "three words together",
  signUp: "approval",
  fill: "empty",
};
const page = `/setup?key=${setupKey}`;

test("before the set-up every page says so, and what watches the process is answered", async () => {
  for (const path of ["/", "/groups", "/people/ana", "/nowhere"]) {
    const answer = await get(path);
    expect(answer.statusCode).toBe(503);
    expect(answer.body).toContain("Look at the terminal");
    expect(answer.body).not.toContain(setupKey);
  }
  expect((await post("/log-in", { email: "a@school.example" })).statusCode).toBe(503);
  expect((await get("/health/ready")).statusCode).toBe(200);
  expect((await get("/icon.svg")).statusCode).toBe(200);
});

test("the set-up page opens by its key alone", async () => {
  expect((await get(page)).statusCode).toBe(200);
  expect((await get("/setup")).statusCode).toBe(404);
  expect((await get(`/setup?key=${setupKey}x`)).statusCode).toBe(404);
  expect((await get("/setup?key=a&key=b")).statusCode).toBe(404);
  expect((await post("/setup?key=wrong", form)).statusCode).toBe(404);
  expect(await ctx.db.selectFrom("people").select("id").execute()).toEqual([]);
});

test("the first administrator is logged in and lands at home, and the link is spent", async () => {
  const answer = await post(page, form);
  expect(answer.statusCode).toBe(303);
  expect(answer.headers.location).toBe("/");
  const cookies = answer.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join("; ");
  expect(cookies).toContain("weft.session_token=");
  const next = await get("/nowhere", undefined, { headers: { cookie: cookies } });
  expect(next.body).toContain("Ana Tūī");
  expect(next.body).toContain("Haere mai!");
  expect(next.body).toContain("Ngā Kaiako o Te Tai Tokerau");

  expect(await readSettings(ctx)).toMatchObject({ name: form.name, signUp: "approval" });
  expect((await readSettings(ctx)).setUpAt).not.toBeNull();
  expect(await ctx.db.selectFrom("people").selectAll().execute()).toMatchObject([
    { handle: "ana-tui", email: "ana@school.example", emailVerified: true, role: "administrator" },
  ]);
  expect((await get(page)).statusCode).toBe(404);
  expect((await post(page, form)).statusCode).toBe(404);
});

test("what cannot be taken comes back with what was typed and a word by each field, and nothing is kept", async () => {
  const answer = await post(page, { ...form, name: " ", adminEmail: "ana", adminPassword: "too-brief" });
  expect(answer.statusCode).toBe(422);
  expect(answer.body).toContain(`value="Ana Tūī"`);
  expect(answer.body).toContain(`id="f-name-error"`);
  expect(answer.body).toContain(`id="f-adminEmail-error"`);
  expect(answer.body).toContain(`id="f-adminPassword-error"`);
  expect(answer.body).not.toContain("too-brief");
  expect((await readSettings(ctx)).setUpAt).toBeNull();
});

test("a community with an administrator is not set up again", async () => {
  await person(ctx, "Ana Tūī", { administrator: true });
  await expect(setUpCommunity(visitorCtx(), auth, form)).rejects.toMatchObject({
    fields: { "": "setup.refused.done" },
  });
  expect(await ctx.db.selectFrom("people").select("name").execute()).toHaveLength(1);
});

test("two at once make one administrator", async () => {
  const both = await Promise.allSettled([
    setUpCommunity(visitorCtx(), auth, form),
    setUpCommunity(visitorCtx(), auth, { ...form, adminEmail: "other@school.example" }),
  ]);
  expect(both.filter((one) => one.status === "fulfilled")).toHaveLength(1);
  expect(await ctx.db.selectFrom("people").select("id").execute()).toHaveLength(1);
});
