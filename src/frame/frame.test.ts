import { expect, test } from "vitest";
import { person } from "../../test/cast.ts";
import { testApp } from "../../test/support/app.ts";

const { get, ctx } = await testApp();

test("a process that answers is live, and with its database it is ready", async () => {
  expect((await get("/health/live")).json()).toEqual({ status: "live" });
  expect((await get("/health/ready")).json()).toEqual({ status: "ready" });
});

test("a page that is not there is a page all the same, with the way to log in for a visitor", async () => {
  const answer = await get("/nowhere");
  expect(answer.statusCode).toBe(404);
  expect(answer.headers["content-type"]).toContain("text/html");
  expect(answer.body).toContain(`href="/log-in?to=%2Fnowhere"`);
});

test("a person's own corner stands in the bar, and a visitor's ways in do not", async () => {
  const answer = await get("/nowhere", await person(ctx, "Hana Kereama"));
  expect(answer.body).toContain("Hana Kereama");
  expect(answer.body).not.toContain(`href="/sign-up`);
});

test("a form from another site is refused with a page that says so", async () => {
  const answer = await get("/language", undefined, {
    method: "POST",
    headers: { "sec-fetch-site": "cross-site" },
  });
  expect(answer.statusCode).toBe(403);
  expect(answer.body).toContain("did not come from this site");
});
