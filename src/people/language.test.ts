import { expect, test } from "vitest";
import { person } from "../../test/cast.ts";
import { testApp } from "../../test/support/app.ts";

const { ctx, get, post, ctxOf } = await testApp();

test("language and time zone are kept with the account, and the language in the browser too", async () => {
  const hana = await person(ctx, "Hana Kereama");
  const answer = await post("/settings/language", { language: "mi", timeZone: "Pacific/Chatham" }, hana);
  expect(answer.headers.location).toBe("/settings/language");
  expect(answer.cookies.find(({ name }) => name === "weft-language")?.value).toBe("mi");
  expect((await ctxOf(hana)).viewer).toMatchObject({ language: "mi", timeZone: "Pacific/Chatham" });
  const page = (await get("/settings/language", hana)).body;
  expect(page).toContain('<html lang="mi"');
  expect(page).toMatch(
    /<option[^>]*(?:selected[^>]*value="Pacific\/Chatham"|value="Pacific\/Chatham"[^>]*selected)/,
  );
});

test.each([
  { language: "xx", timeZone: "Pacific/Auckland" },
  { language: "en", timeZone: "Mars/Olympus" },
  { language: "en", timeZone: "" },
  { language: "en" },
  { timeZone: "UTC" },
])("%j is refused, and nothing changes", async (form) => {
  const hana = await person(ctx, "Hana Kereama");
  expect((await post("/settings/language", form as Record<string, string>, hana)).statusCode).toBe(422);
  expect((await ctxOf(hana)).viewer).toMatchObject({ language: "en", timeZone: "Pacific/Auckland" });
});

test("all pages of the settings are there in both languages", async () => {
  const hana = await person(ctx, "Hana Kereama");
  for (const language of ["en", "mi"]) {
    await post("/language", { language, to: "/" }, hana);
    for (const part of ["profile", "account", "sessions", "language", "closure"])
      expect((await get(`/settings/${part}`, hana)).statusCode).toBe(200);
  }
});
