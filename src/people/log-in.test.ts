import { describe, expect, test } from "vitest";
import { person } from "../../test/cast.ts";
import { logIn as loggedIn, testApp } from "../../test/support/app.ts";
import { givePassword, password, sessionOf } from "../../test/support/sign-in.ts";
import type { PersonId } from "../viewer/index.ts";
import type { Standing } from "./tables.ts";

const { ctx, get, post, auth, ctxOf } = await testApp();

/** Somebody with a password. */
async function withPassword(name: string, standing: Standing = "active"): Promise<PersonId> {
  return givePassword({ ctx, auth }, await person(ctx, name, { standing }));
}
describe("logging in", () => {
  test("by address and password leads to where one was; the address may be written in any case", async () => {
    await withPassword("Hana Kereama");
    const answer = await post("/log-in", {
      email: " HANA-kereama@school.example ",
      password,
      to: "/posts/42",
    });
    expect(answer.statusCode).toBe(303);
    expect(answer.headers.location).toBe("/posts/42");
    expect(sessionOf(answer)).toMatchObject({ httpOnly: true, sameSite: "Lax" });
  });

  test("is refused in the same words for a wrong password, an unknown address and an account without a password", async () => {
    await withPassword("Hana Kereama");
    await person(ctx, "No Password");
    const answers = await Promise.all(
      ["hana-kereama", "nobody", "no-password"].map((name) =>
        post("/log-in", { email: `${name}@school.example`, password: "not my password" }),
      ),
    );
    for (const answer of answers) {
      expect(answer.statusCode).toBe(422);
      expect(answer.body).toContain("do not belong together");
      expect(sessionOf(answer)).toBeUndefined();
    }
    expect(await ctx.db.selectFrom("sessions").select("id").execute()).toEqual([]);
  });

  test.each([
    ["awaiting-approval", "still waits for an administrator"],
    ["suspended", "is suspended"],
  ] as const)("tells somebody %s why, but only if they know the password", async (standing, words) => {
    await withPassword("Hana Kereama", standing);
    const email = "hana-kereama@school.example";
    const right = await post("/log-in", { email, password });
    expect(right.statusCode).toBe(422);
    expect(right.body).toContain(words);
    expect(sessionOf(right)).toBeUndefined();
    const wrong = await post("/log-in", { email, password: "not my password" });
    expect(wrong.body).not.toContain(words);
    expect(wrong.body).toContain("do not belong together");
  });

  test.each(["closed", "placeholder"] as const)(
    "does not tell somebody %s from a stranger",
    async (standing) => {
      await withPassword("Hana Kereama", standing);
      const answer = await post("/log-in", { email: "hana-kereama@school.example", password });
      expect(answer.body).toContain("do not belong together");
      expect(sessionOf(answer)).toBeUndefined();
    },
  );

  test("asks for both fields", async () => {
    const answer = await post("/log-in", {});
    expect(answer.statusCode).toBe(422);
    expect(answer.body.match(/Please fill this in/g)?.length).toBeGreaterThanOrEqual(2);
    expect(
      (await post("/log-in", { email: "a@school.example", password: "x".repeat(5_000) })).statusCode,
    ).toBe(422);
  });

  test("never writes a password back into the page", async () => {
    const answer = await post("/log-in", { email: "nobody@school.example", password: "my secret words" });
    expect(answer.body).toContain("nobody@school.example");
    expect(answer.body).not.toContain("my secret words");
  });

  test("keeps no network address, and of the browser no more than its name", async () => {
    await withPassword("Hana Kereama");
    const headers = {
      "user-agent": "Agent ".repeat(500),
      "content-type": "application/x-www-form-urlencoded",
      "x-forwarded-for": "203.0.113.7",
    };
    await post("/log-in", { email: "hana-kereama@school.example", password }, undefined, { headers });
    const session = await ctx.db.selectFrom("sessions").selectAll().executeTakeFirstOrThrow();
    expect(session.ipAddress ?? "").toBe("");
    expect(session.userAgent?.length).toBeLessThanOrEqual(400);
  });

  test("is not offered to somebody who is logged in: they are led on", async () => {
    const answer = await get("/log-in?to=%2Fgroups", await person(ctx, "Hana Kereama"));
    expect(answer.headers.location).toBe("/groups");
  });

  test("is offered with what brought one there kept in the form", async () => {
    const page = await get("/log-in?to=%2Fposts%2F42");
    expect(page.body).toContain('name="to" value="/posts/42"');
    expect(page.body).toContain('href="/sign-up?to=%2Fposts%2F42"');
    const elsewhere = (await get("/log-in?to=https://evil.example")).body;
    expect(elsewhere).toContain('name="to" value="/"');
    expect(elsewhere).not.toContain('href="/sign-up?to=https');
  });
});

describe("logging out", () => {
  test("ends this browser's session and leaves the others", async () => {
    const hana = await person(ctx, "Hana Kereama");
    const [here, there] = [await loggedIn(ctx, hana), await loggedIn(ctx, hana)];
    const answer = await post("/log-out", {}, undefined, { headers: { cookie: here } });
    expect(answer.headers.location).toBe("/");
    const page = (cookie: string) => get("/nowhere", undefined, { headers: { cookie } });
    expect((await page(here)).body).not.toContain("Hana Kereama");
    expect((await page(there)).body).toContain("Hana Kereama");
  });

  test("does no harm to a visitor, and a link cannot do it", async () => {
    expect((await post("/log-out")).statusCode).toBe(303);
    expect((await get("/log-out")).statusCode).toBe(404);
  });
});

describe("a session", () => {
  test("that has run out is a visitor's", async () => {
    const hana = await person(ctx, "Hana Kereama");
    const cookie = await loggedIn(ctx, hana);
    const page = () => get("/nowhere", undefined, { headers: { cookie } });
    expect((await page()).body).toContain("Hana Kereama");
    await ctx.db
      .updateTable("sessions")
      .set({ expiresAt: new Date(Date.now() - 1_000) })
      .execute();
    expect((await page()).body).not.toContain("Hana Kereama");
  });

  test("whose cookie was made up or changed is a visitor's", async () => {
    const cookie = await loggedIn(ctx, await person(ctx, "Hana Kereama"));
    for (const bad of [cookie.replace(/.$/, "x"), cookie.slice(0, 60), "weft.session_token=abc.def"])
      expect((await get("/nowhere", undefined, { headers: { cookie: bad } })).body).not.toContain("Hana");
  });

  test("of somebody who is suspended is a visitor's from that moment", async () => {
    const hana = await person(ctx, "Hana Kereama");
    const cookie = await loggedIn(ctx, hana);
    const page = () => get("/nowhere", undefined, { headers: { cookie } });
    expect((await page()).body).toContain("Hana Kereama");
    await ctx.db.updateTable("people").set({ standing: "suspended" }).where("id", "=", hana).execute();
    expect((await page()).body).not.toContain("Hana Kereama");
  });
});

describe("the language", () => {
  test("that a visitor chooses stays in their browser", async () => {
    const answer = await post("/language", { language: "mi", to: "/log-in?to=%2Fgroups" });
    expect(answer.headers.location).toBe("/log-in?to=%2Fgroups");
    const cookie = answer.cookies.find(({ name }) => name === "weft-language");
    expect(cookie).toMatchObject({ value: "mi", httpOnly: true, sameSite: "Lax" });
    const page = await get("/log-in", undefined, { headers: { cookie: "weft-language=mi" } });
    expect(page.body).toContain('<html lang="mi"');
    expect(page.body).toContain("Takiuru");
  });

  test("that a person chooses goes with their account", async () => {
    const hana = await person(ctx, "Hana Kereama");
    await post("/language", { language: "mi", to: "/" }, hana);
    expect((await ctxOf(hana)).viewer.language).toBe("mi");
    expect((await get("/nowhere", hana)).body).toContain('<html lang="mi"');
  });

  test.each(["xx", "", "en-XA", "../../etc"])("%j is none of ours", async (language) => {
    const hana = await person(ctx, "Hana Kereama");
    expect((await post("/language", { language, to: "/" }, hana)).statusCode).toBe(422);
    expect((await ctxOf(hana)).viewer.language).toBe("en");
  });

  test("is guessed from the browser where nobody chose", async () => {
    const page = await get("/log-in", undefined, { headers: { "accept-language": "mi-NZ,en;q=0.5" } });
    expect(page.body).toContain('<html lang="mi"');
  });
});
