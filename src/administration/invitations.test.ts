import { expect, test } from "vitest";
import { smallCommunity } from "../../test/cast.ts";
import { testApp } from "../../test/support/app.ts";
import { formAction } from "../platform/http/index.ts";
import { writeSettings } from "../settings/index.ts";

const { ctx, get, post } = await testApp();
const path = "/administration/invitations";

test("an administrator invites to the community by mail, and ends an invitation", async () => {
  const { admin } = await smallCommunity(ctx);
  const answer = await post(path, { way: "mail", emails: "new@school.example", note: "Nau mai" }, admin);
  expect(answer.statusCode).toBe(303);
  const { text } = await ctx.db.selectFrom("mailOutbox").select("text").executeTakeFirstOrThrow();
  expect(text).toContain("Nau mai");
  expect((await get(path, admin)).body).toContain("new@school.example");
  const { id } = await ctx.db.selectFrom("invitations").select("id").executeTakeFirstOrThrow();
  expect((await post(formAction(`${path}/${id}`, "delete"), {}, admin)).statusCode).toBe(303);
  expect((await get(path, admin)).body).not.toContain("new@school.example");
});

test("a link is shown once it is made, and opens the sign-up of a closed community", async () => {
  const { admin } = await smallCommunity(ctx);
  await writeSettings(ctx, { signUp: "invitation" });
  const made = await post(path, { way: "link", note: "", days: "7" }, admin);
  const cookie = made.cookies.find(({ name }) => name === "weft-new-link");
  expect(cookie).toBeDefined();
  const link = decodeURIComponent(cookie?.value ?? "").replace(/\.[^.]*$/, "");
  expect(link).toMatch(/^\/invitations\//);
  expect((await get(link)).body).toContain("With this invitation you can have an account here.");
});

test("what cannot be sent is shown again with what to mend", async () => {
  const { admin } = await smallCommunity(ctx);
  const answer = await post(path, { way: "mail", emails: "not an address", note: "" }, admin);
  expect(answer.statusCode).toBe(422);
  expect(answer.body).toContain("not an address");
});

test("nobody else invites to the community or sees who is invited", async () => {
  const { admin, steward } = await smallCommunity(ctx);
  await post(path, { way: "mail", emails: "new@school.example", note: "" }, admin);
  const { id } = await ctx.db.selectFrom("invitations").select("id").executeTakeFirstOrThrow();
  expect((await get(path, steward)).statusCode).toBe(403);
  expect((await post(path, { way: "link", note: "", days: "7" }, steward)).statusCode).toBe(403);
  expect((await post(formAction(`${path}/${id}`, "delete"), {}, steward)).statusCode).toBe(403);
  expect((await get(path)).headers.location).toMatch(/^\/log-in/);
  expect(await ctx.db.selectFrom("invitations").select("endedAt").execute()).toEqual([{ endedAt: null }]);
});
