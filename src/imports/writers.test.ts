import { expect, test } from "vitest";
import { testApp } from "../../test/support/app.ts";
import type { MailAuthor } from "../platform/read-mail/index.ts";
import { Writers } from "./writers.ts";
import "./tables.ts";

const { ctx, visitorCtx } = await testApp();

const aroha: MailAuthor = { name: "Aroha Ngata", address: "aroha@school.example" };
const hidden: MailAuthor = { name: "Aroha Ngata", address: null };

/** Each call as an import of its own would make it. */
const find = (...authors: MailAuthor[]) => new Writers(visitorCtx()).find(authors);
const people = () => ctx.db.selectFrom("people").orderBy("createdAt").orderBy("id").selectAll().execute();

test("a writer becomes a placeholder: no address, no account, no verified mail", async () => {
  const [id] = await find(aroha);
  expect(await people()).toMatchObject([
    {
      id,
      name: "Aroha Ngata",
      handle: "aroha-ngata",
      email: null,
      emailVerified: false,
      standing: "placeholder",
    },
  ]);
  for (const table of ["accounts", "sessions", "memberships"] as const)
    expect(await ctx.db.selectFrom(table).selectAll().execute()).toEqual([]);
  expect(await ctx.db.selectFrom("importedAddresses").selectAll().execute()).toMatchObject([
    { address: "aroha@school.example", personId: id, claimedAt: null },
  ]);
});

test("one address is one person, in one import and in the next", async () => {
  const [one, again] = await find(aroha, { ...aroha, name: "A. Ngata" });
  expect(again).toBe(one);
  expect(await find(aroha)).toEqual([one]);
});

test("two addresses are two people, though they bear one name", async () => {
  const [one, other] = await find(aroha, { ...aroha, address: "aroha@work.example" });
  expect(other).not.toBe(one);
  expect((await people()).map((person) => person.handle)).toEqual(["aroha-ngata", "aroha-ngata-2"]);
});

test("where the archive hides the address, the name says who it is, if only one person bears it", async () => {
  const [known] = await find(aroha);
  expect(await find(hidden)).toEqual([known]);
  const [other] = await find(
    { name: "Tama Ruru", address: "tama@a.example" },
    { name: "Tama Ruru", address: "tama@b.example" },
  );
  const [unsure] = await find({ name: "Tama Ruru", address: null });
  expect(unsure).not.toBe(other);
});

test("a hidden writer gets the address when one mail shows it", async () => {
  const [one] = await find(hidden);
  expect(await find(aroha)).toEqual([one]);
});

test("a single word is no name to know somebody by", async () => {
  const [one] = await find({ name: "Tama", address: "tama@a.example" });
  expect(await find({ name: "Tama", address: null })).not.toEqual([one]);
});

test("somebody known by an address alone gets the name that a later mail gives", async () => {
  const [id] = await find({ name: "aroha", address: "aroha@school.example" });
  expect(await find(aroha)).toEqual([id]);
  expect(await people()).toMatchObject([{ id, name: "Aroha Ngata", handle: "aroha-ngata" }]);
  await find({ ...aroha, name: "Another Name" });
  expect(await people()).toMatchObject([{ name: "Aroha Ngata" }]);
});

test("what comes from a claimed address is its owner's, and a name alone gives them nothing", async () => {
  const { id } = await ctx.db
    .insertInto("people")
    .values({ name: "Aroha Ngata", handle: "aroha", email: "aroha@school.example" } as never)
    .returning("id")
    .executeTakeFirstOrThrow();
  await ctx.db
    .insertInto("importedAddresses")
    .values({
      address: "aroha@school.example",
      personId: id,
      name: "aroha ngata",
      provedBy: id,
      claimedAt: new Date(),
    })
    .execute();
  expect(await find(aroha)).toEqual([id]);
  expect(await find(hidden)).not.toEqual([id]);
});

test("writers of whom nothing is known are one", async () => {
  const [one, other] = await find({ name: "", address: null }, { name: "", address: null });
  expect(other).toBe(one);
  expect(await people()).toMatchObject([{ name: "Unknown writer" }]);
});

test("names that no profile could hold are cut and cleaned", async () => {
  await find({ name: `${"Long ".repeat(60)}\u202e`, address: "long@school.example" });
  const [one] = await people();
  expect(one?.name.length).toBeLessThanOrEqual(80);
  expect(one?.name).not.toContain("\u202e");
});
