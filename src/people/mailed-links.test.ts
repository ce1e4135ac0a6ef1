import { describe, expect, test } from "vitest";
import { person } from "../../test/cast.ts";
import { logIn, testApp } from "../../test/support/app.ts";
import {
  cookiesOf,
  givePassword,
  lastLink,
  outbox,
  password,
  sessionOf,
} from "../../test/support/sign-in.ts";
import type { PersonId } from "../viewer/index.ts";
import { onAddressProved } from "./index.ts";
import type { Standing } from "./tables.ts";

const { ctx, get, post, auth } = await testApp({ env: { SMTP_URL: "smtp://127.0.0.1:9" } });

const provedAddresses: string[] = [];
onAddressProved(async (_ctx, _personId, email) => {
  provedAddresses.push(email);
});

const email = "hana-kereama@school.example";

async function hana(more: { standing?: Standing; verified?: boolean } = {}): Promise<PersonId> {
  const id = await person(ctx, "Hana Kereama", { standing: more.standing ?? "active" });
  await givePassword({ ctx, auth }, id);
  if (more.verified === false)
    await ctx.db.updateTable("people").set({ emailVerified: false }).where("id", "=", id).execute();
  return id;
}

const enter = (fields: Record<string, string>) => post("/magic-link?_method=put", fields);

describe("a forgotten password", () => {
  test("is replaced behind a mailed link; all sessions end, and the old password is gone", async () => {
    const id = await hana();
    const cookie = await logIn(ctx, id);
    await post("/password/forgotten", { email: ` ${email.toUpperCase()}` });
    const link = await lastLink(ctx, email);
    expect((await get(link.path)).body).toContain("Choose a new password");
    const answer = await post("/password/new", { token: link.token, password: "another four words" });
    expect(answer.headers.location).toBe("/log-in");
    expect((await get("/nowhere", undefined, { headers: { cookie } })).body).not.toContain("Hana Kereama");
    expect((await post("/log-in", { email, password })).statusCode).toBe(422);
    expect((await post("/log-in", { email, password: "another four words" })).statusCode).toBe(303);
  });

  test("proves the address, because its mail was read", async () => {
    await hana({ verified: false });
    await post("/password/forgotten", { email });
    await post("/password/new", {
      token: (await lastLink(ctx, email)).token,
      password: "another four words",
    });
    expect((await post("/log-in", { email, password: "another four words" })).statusCode).toBe(303);
    expect(provedAddresses).toContain(email);
  });

  test("is asked for in the same words whether or not there is an account", async () => {
    await hana();
    const known = await post("/password/forgotten", { email });
    const unknown = await post("/password/forgotten", { email: "nobody@school.example" });
    expect(known.headers.location).toBe("/password/forgotten?sent");
    expect(unknown.headers.location).toBe(known.headers.location);
    const page = await get("/password/forgotten?sent", undefined, {
      headers: { cookie: cookiesOf(unknown) },
    });
    expect(page.body).toContain("If nobody@school.example has an account here");
    expect(await outbox(ctx)).toHaveLength(1);
  });

  test.each(["suspended", "closed", "placeholder"] as const)(
    "is not replaced for somebody %s",
    async (standing) => {
      await hana({ standing });
      await post("/password/forgotten", { email });
      expect(await outbox(ctx)).toEqual([]);
    },
  );

  test("has a link that works once, also when it is used twice at the same moment", async () => {
    await hana();
    await post("/password/forgotten", { email });
    const { token } = await lastLink(ctx, email);
    const answers = await Promise.all(
      ["first four words", "second four words"].map((chosen) =>
        post("/password/new", { token, password: chosen }),
      ),
    );
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([303, 422]);
    expect(answers.find((answer) => answer.statusCode === 422)?.body).toContain("too old or has been used");
    expect((await get(`/password/new?token=${token}`)).body).toContain("too old or has been used");
  });

  test("has a link that is over after an hour, and one that was made up never works", async () => {
    await hana();
    await post("/password/forgotten", { email });
    const { token, path } = await lastLink(ctx, email);
    await ctx.db
      .updateTable("verifications")
      .set({ expiresAt: new Date(Date.now() - 1_000) })
      .execute();
    expect((await get(path)).body).toContain("too old or has been used");
    for (const bad of [token, "made-up", "", "x".repeat(5_000)])
      expect((await post("/password/new", { token: bad, password: "another four words" })).statusCode).toBe(
        422,
      );
    expect((await post("/log-in", { email, password })).statusCode).toBe(303);
  });

  test("is not used up by a new password that is too short", async () => {
    await hana();
    await post("/password/forgotten", { email });
    const { token } = await lastLink(ctx, email);
    const answer = await post("/password/new", { token, password: "short" });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain(`name="token" value="${token}"`);
    expect((await post("/password/new", { token, password: "another four words" })).statusCode).toBe(303);
  });

  test("leaves nothing in the database by which the link could be made", async () => {
    await hana();
    await post("/password/forgotten", { email });
    const { token } = await lastLink(ctx, email);
    expect(JSON.stringify(await ctx.db.selectFrom("verifications").selectAll().execute())).not.toContain(
      token,
    );
  });
});

describe("a link to log in", () => {
  test("lets its holder in after one press, where they were", async () => {
    await hana();
    await post("/magic-link", { email, to: "/posts/42" });
    const link = await lastLink(ctx, email);
    const page = await get(link.path);
    expect(page.body).toContain("One press, and you are in");
    expect(sessionOf(page)).toBeUndefined();
    const answer = await enter(link);
    expect(answer.headers.location).toBe("/posts/42");
    expect(sessionOf(answer)).toBeDefined();
  });

  test("is not used up by a scanner of mails that only opens it", async () => {
    await hana();
    await post("/magic-link", { email });
    const link = await lastLink(ctx, email);
    await get(link.path);
    await get(link.path);
    expect(sessionOf(await enter(link))).toBeDefined();
  });

  test("works once, also when it is used twice at the same moment", async () => {
    await hana();
    await post("/magic-link", { email });
    const link = await lastLink(ctx, email);
    const answers = await Promise.all([enter(link), enter(link)]);
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([303, 422]);
    expect((await enter(link)).body).toContain("too old or has been used");
  });

  test("is over after a quarter of an hour, and one that was made up never works", async () => {
    await hana();
    await post("/magic-link", { email });
    const link = await lastLink(ctx, email);
    await ctx.db
      .updateTable("verifications")
      .set({ expiresAt: new Date(Date.now() - 1_000) })
      .execute();
    for (const token of [link.token, "made-up", ""]) {
      const answer = await enter({ token });
      expect(answer.statusCode).toBe(422);
      expect(sessionOf(answer)).toBeUndefined();
    }
  });

  test("is mailed to nobody without an account, and the answer does not tell", async () => {
    await hana();
    const known = await post("/magic-link", { email });
    const unknown = await post("/magic-link", { email: "nobody@school.example" });
    expect(unknown.headers.location).toBe(known.headers.location);
    expect(unknown.body).toBe(known.body);
    expect(await outbox(ctx)).toHaveLength(1);
  });

  test("tells somebody who was suspended since why it does not let them in", async () => {
    await hana();
    await post("/magic-link", { email });
    await ctx.db.updateTable("people").set({ standing: "suspended" }).execute();
    const answer = await enter(await lastLink(ctx, email));
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain("is suspended");
    expect(sessionOf(answer)).toBeUndefined();
  });

  test("proves an address, takes away a password from before the proof, and says so", async () => {
    await hana({ verified: false });
    await post("/magic-link", { email });
    const answer = await enter(await lastLink(ctx, email));
    expect(sessionOf(answer)).toBeDefined();
    const page = await get("/nowhere", undefined, { headers: { cookie: cookiesOf(answer) } });
    expect(page.body).toContain("Your account has no password at the moment");
    expect((await post("/log-in", { email, password })).body).toContain("do not belong together");
    expect(provedAddresses).toContain(email);
  });

  test("of somebody who waits for approval asks administrators, once", async () => {
    await person(ctx, "Ana Tūī", { administrator: true });
    await hana({ standing: "awaiting-approval" });
    for (let times = 0; times < 2; times++) {
      await post("/magic-link", { email });
      const answer = await enter(await lastLink(ctx, email));
      expect(answer.body).toContain("still waits");
    }
    expect(await outbox(ctx, "ana-tui@school.example")).toHaveLength(1);
  });
});
