import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { person } from "../../test/cast.ts";
import { logIn, testApp } from "../../test/support/app.ts";
import { Conflict, Forbidden, NotFound } from "../platform/errors/index.ts";
import type { PersonCtx, PersonId } from "../viewer/index.ts";
import * as people from "./index.ts";

const { listForAdministrators, listWaiting } = people;

const { ctx, get, ctxOf, auth, post } = await testApp();

const provedAddresses: string[] = [];
people.onAddressProved(async (_ctx, _personId, email) => {
  provedAddresses.push(email);
});

const admin = () => person(ctx, "Ana Tūī", { administrator: true });
async function waiting(name: string, minutesAgo = 0): Promise<PersonId> {
  const id = await person(ctx, name, { standing: "awaiting-approval" });
  const askedAt = new Date(Date.now() - minutesAgo * 60_000);
  await ctx.db.updateTable("people").set({ askedAt }).where("id", "=", id).execute();
  return id;
}
/** An act on somebody by their handle, as one on a person of these tests; an id that nobody has stays as it is. */
function onPerson<Rest extends unknown[], Result>(
  act: (ctx: PersonCtx, handle: string, ...rest: Rest) => Promise<Result>,
) {
  return async (as: PersonCtx, id: PersonId, ...rest: Rest): Promise<Result> => {
    const row = await ctx.db
      .selectFrom("people")
      .select("handle")
      .where(sql`id::text`, "=", id)
      .executeTakeFirst();
    return act(as, row?.handle ?? id, ...rest);
  };
}
const approvePerson = onPerson(people.approvePerson);
const declinePerson = onPerson(people.declinePerson);
const suspendPerson = onPerson(people.suspendPerson);
const letBack = onPerson(people.letBack);
const makeAdministrator = onPerson(people.makeAdministrator);
const unmakeAdministrator = onPerson(people.unmakeAdministrator);
const findForAdministrators = onPerson(people.findForAdministrators);

const standingOf = async (id: PersonId) =>
  (await ctx.db.selectFrom("people").select("standing").where("id", "=", id).executeTakeFirst())?.standing;
const roleOf = async (id: PersonId) =>
  (await ctx.db.selectFrom("people").select("role").where("id", "=", id).executeTakeFirstOrThrow()).role;
const mails = () =>
  ctx.db.selectFrom("mailOutbox").select(["toAddress", "subject", "text"]).orderBy("id").execute();
const kinds = async () =>
  (await ctx.db.selectFrom("activity").select("kind").execute()).map((row) => row.kind);

test("none of it is for others than administrators", async () => {
  const jo = await ctxOf(await person(ctx, "Jo Sefo"));
  const target = await waiting("New Comer");
  const victim = await person(ctx, "Hana Kereama");
  const acts = [
    () => approvePerson(jo, target, {}),
    () => declinePerson(jo, target, {}),
    () => suspendPerson(jo, victim, {}),
    () => letBack(jo, victim, {}),
    () => makeAdministrator(jo, jo.viewer.id),
    () => unmakeAdministrator(jo, victim),
    () => listForAdministrators(jo, {}),
    () => listWaiting(jo),
    () => findForAdministrators(jo, victim),
  ];
  for (const act of acts) await expect(act()).rejects.toThrow(new Forbidden("error.administrators-only"));
  expect(await standingOf(target)).toBe("awaiting-approval");
  expect(await mails()).toEqual([]);
});

test.each(["nobody", "00000000-0000-0000-0000-000000000000", ""])("%j is nobody", async (id) => {
  const ana = await ctxOf(await admin());
  for (const act of [approvePerson, declinePerson, suspendPerson, letBack])
    await expect(act(ana, id, {})).rejects.toThrow(NotFound);
  for (const act of [makeAdministrator, unmakeAdministrator])
    await expect(act(ana, id)).rejects.toThrow(NotFound);
});

describe("those who wait", () => {
  test("are listed, the longest waiting first; who has yet to prove an address is not among them", async () => {
    const ana = await ctxOf(await admin());
    await waiting("Second", 1);
    await waiting("First", 5);
    await person(ctx, "Unproved", { standing: "awaiting-approval" });
    expect((await listWaiting(ana)).map(({ name }) => name)).toEqual(["First", "Second"]);
  });

  test("are approved with a word, by mail, and can log in", async () => {
    const ana = await ctxOf(await admin());
    const id = await waiting("New Comer");
    await approvePerson(ana, id, { word: "Haere mai!\n\nStart in \u202eWaikato." });
    expect(await standingOf(id)).toBe("active");
    const [mail] = await mails();
    expect(mail).toMatchObject({ toAddress: "new-comer@school.example" });
    expect(mail?.text).toContain("Haere mai!\n\nStart in  Waikato.");
    expect(await kinds()).toEqual(["person-approved"]);
    const cookie = await logIn(ctx, id);
    expect((await get("/nowhere", undefined, { headers: { cookie } })).body).toContain("New Comer");
    expect(provedAddresses).toContain("new-comer@school.example");
  });

  test("are declined with a word, by mail, and nothing is kept of them", async () => {
    const ana = await ctxOf(await admin());
    const id = await waiting("New Comer");
    await declinePerson(ana, id, { word: "This is for teachers." });
    expect(await standingOf(id)).toBeUndefined();
    expect((await mails())[0]?.text).toContain("This is for teachers.");
    const again = await post("/sign-up", {
      name: "New Comer",
      email: "new-comer@school.example",
      password: "four plain words",
    });
    expect(again.statusCode).toBe(303);
  });

  test("are answered once, though two administrators press at the same moment", async () => {
    const ana = await ctxOf(await admin());
    const rua = await ctxOf(await person(ctx, "Rua", { administrator: true }));
    const id = await waiting("New Comer");
    const answers = await Promise.allSettled([approvePerson(ana, id, {}), declinePerson(rua, id, {})]);
    expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await mails()).toHaveLength(1);
  });

  test("are not waiting any more after the answer", async () => {
    const ana = await ctxOf(await admin());
    const id = await waiting("New Comer");
    await approvePerson(ana, id, {});
    await expect(approvePerson(ana, id, {})).rejects.toThrow(Conflict);
    await expect(declinePerson(ana, id, {})).rejects.toThrow(Conflict);
    expect(await standingOf(id)).toBe("active");
  });

  test("get no word that is longer than a page", async () => {
    const ana = await ctxOf(await admin());
    const id = await waiting("New Comer");
    await expect(approvePerson(ana, id, { word: "x".repeat(1_001) })).rejects.toMatchObject({
      fields: { word: "error.too-long" },
    });
    expect(await standingOf(id)).toBe("awaiting-approval");
  });
});

describe("suspending", () => {
  test("logs somebody out everywhere, keeps them out, and tells them why", async () => {
    const ana = await ctxOf(await admin());
    const mal = await person(ctx, "Mal Content");
    const cookie = await logIn(ctx, mal);
    await suspendPerson(ana, mal, { word: "We talked about this." });
    expect((await get("/nowhere", undefined, { headers: { cookie } })).body).not.toContain("Mal Content");
    expect(await ctx.db.selectFrom("sessions").select("id").execute()).toEqual([]);
    expect((await mails())[0]?.text).toContain("We talked about this.");
    await expect(auth.api.getSession({ headers: new Headers({ cookie }) })).resolves.toBeNull();
  });

  test("ends when they are let back", async () => {
    const ana = await ctxOf(await admin());
    const mal = await person(ctx, "Mal Content");
    await suspendPerson(ana, mal, {});
    await letBack(ana, mal, { word: "Welcome back." });
    expect(await standingOf(mal)).toBe("active");
    expect((await mails()).at(-1)?.text).toContain("Welcome back.");
    expect(await kinds()).toEqual(["person-suspended", "person-let-back"]);
  });

  test("is refused for oneself, for administrators and for those who are not active", async () => {
    const ana = await ctxOf(await admin());
    const rua = await person(ctx, "Rua", { administrator: true });
    const archived = await person(ctx, "Archive", { standing: "placeholder", email: null });
    const active = await person(ctx, "Hana Kereama");
    await expect(suspendPerson(ana, ana.viewer.id, {})).rejects.toThrow("people.refused.oneself");
    await expect(suspendPerson(ana, rua, {})).rejects.toThrow("people.refused.administrator");
    await expect(suspendPerson(ana, archived, {})).rejects.toThrow("people.refused.not-active");
    await expect(letBack(ana, active, {})).rejects.toThrow("people.refused.not-suspended");
    expect(await mails()).toEqual([]);
  });
});

describe("administrators", () => {
  test("are made and unmade by administrators", async () => {
    const ana = await ctxOf(await admin());
    const hana = await person(ctx, "Hana Kereama");
    await makeAdministrator(ana, hana);
    expect(await roleOf(hana)).toBe("administrator");
    expect((await ctxOf(hana)).viewer.administrator).toBe(true);
    await unmakeAdministrator(await ctxOf(hana), ana.viewer.id);
    expect(await roleOf(ana.viewer.id)).toBe("member");
    expect(await kinds()).toEqual(["administrator-made", "administrator-unmade"]);
  });

  test("never run out: the last one stays", async () => {
    const ana = await ctxOf(await admin());
    await expect(unmakeAdministrator(ana, ana.viewer.id)).rejects.toThrow(
      "people.refused.last-administrator",
    );
    expect(await roleOf(ana.viewer.id)).toBe("administrator");
  });

  test("never run out, though the last two unmake each other at once", async () => {
    const ana = await ctxOf(await admin());
    const rua = await ctxOf(await person(ctx, "Rua", { administrator: true }));
    const answers = await Promise.allSettled([
      unmakeAdministrator(ana, rua.viewer.id),
      unmakeAdministrator(rua, ana.viewer.id),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("who are suspended do not count", async () => {
    const ana = await ctxOf(await admin());
    await person(ctx, "Rua", { administrator: true, standing: "suspended" });
    await expect(unmakeAdministrator(ana, ana.viewer.id)).rejects.toThrow(
      "people.refused.last-administrator",
    );
  });

  test("are made of active people who are none yet", async () => {
    const ana = await ctxOf(await admin());
    const mal = await person(ctx, "Mal Content", { standing: "suspended" });
    await expect(makeAdministrator(ana, mal)).rejects.toThrow("people.refused.not-active");
    await expect(makeAdministrator(ana, ana.viewer.id)).rejects.toThrow(
      "people.refused.administrator-already",
    );
    const hana = await person(ctx, "Hana Kereama");
    await expect(unmakeAdministrator(ana, hana)).rejects.toThrow("people.refused.no-administrator");
  });
});

test("administrators list people with address and standing, and find them by name, handle or address", async () => {
  const ana = await ctxOf(await admin());
  await person(ctx, "Wiremu Pōtae", { email: "w.potae@kura.example" });
  await person(ctx, "Mal Content", { standing: "suspended" });
  await person(ctx, "Archive", { standing: "placeholder", email: null });
  const names = async (filter: Parameters<typeof listForAdministrators>[1]) =>
    (await listForAdministrators(ana, filter)).people.map(({ name }) => name);
  expect(await names({})).toEqual(["Ana Tūī", "Mal Content", "Wiremu Pōtae"]);
  expect(await names({ standing: "suspended" })).toEqual(["Mal Content"]);
  expect(await names({ standing: "placeholder" })).toEqual(["Archive"]);
  expect(await names({ role: "administrator" })).toEqual(["Ana Tūī"]);
  for (const words of ["potae", "W.Potae@kura.example", "kura.example", "wiremu-potae"])
    expect(await names({ words })).toEqual(["Wiremu Pōtae"]);
  expect(await names({ words: "100%_" })).toEqual([]);
  expect(await listForAdministrators(ana, { page: 99 })).toMatchObject({ count: 3, page: 1, pages: 1 });
});
