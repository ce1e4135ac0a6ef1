import { expect, test } from "vitest";
import { testApp } from "../../test/support/app.ts";

const { app, ctx, clock, post } = await testApp({
  env: { SMTP_URL: "smtp://127.0.0.1:9", WEFT_RATE_LIMIT: "3" },
});

const form = { name: "Wiremu Pōtae", email: "wiremu@school.example", password: "four plain words here" };
const mailCount = async () => (await ctx.db.selectFrom("mailOutbox").select("id").execute()).length;

test("one network address may send a form so often, and is then asked to wait", async () => {
  const tries = [];
  for (let times = 0; times < 4; times++) tries.push(await post("/log-in", form));
  expect(tries.map((answer) => answer.statusCode)).toEqual([422, 422, 422, 429]);
  expect(tries[3]?.headers["retry-after"]).toBeDefined();
  expect(tries[3]?.body).toContain("a lot in a short time");
  const other = await app.inject({
    method: "POST",
    url: "/log-in",
    payload: {},
    remoteAddress: "203.0.113.9",
  });
  expect(other.statusCode).toBe(422);
});

test("one mail address gets so many mails of sign-in in an hour, wherever they are asked from", async () => {
  const ask = (remoteAddress: string) =>
    app.inject({
      method: "POST",
      url: "/address/verification",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      payload: `email=${encodeURIComponent(form.email)}`,
      remoteAddress,
    });
  await post("/sign-up", form);
  expect(await mailCount()).toBe(1);
  for (let host = 1; host <= 6; host++) expect((await ask(`203.0.113.${host}`)).statusCode).toBe(303);
  expect(await mailCount()).toBe(5);
  clock.advance(61 * 60 * 1000);
  await ask("203.0.113.20");
  expect(await mailCount()).toBe(6);
});
