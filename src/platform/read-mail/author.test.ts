import { expect, test } from "vitest";
import { mail, parsed } from "../../../test/support/mails.ts";

const authorOf = async (from: string, headers: string[] = []) =>
  (await parsed(mail({ from, headers }))).author;
const list = "List-Post: <mailto:teachers@lists.example.org>";

test("the sender is who From names", async () => {
  expect(await authorOf("Aroha Ngata <Aroha@School.example>")).toEqual({
    name: "Aroha Ngata",
    address: "aroha@school.example",
  });
});

test("a name is given as people say it", async () => {
  const cases = {
    '"Ngata, Aroha" <a@school.example>': "Aroha Ngata",
    '"Ngata, Aroha (Contractor)" <a@school.example>': "Aroha Ngata",
    "\"'Aroha Ngata'\" <a@school.example>": "Aroha Ngata",
    '"aroha@school.example" <aroha@school.example>': "aroha",
    "aroha+lists@school.example": "aroha",
    "=?utf-8?q?W=C4=81hine_M=C4=81ori?= <w@school.example>": "Wāhine Māori",
    '"Sam Smith, PhD" <sam@school.example>': "Sam Smith, PhD",
  };
  for (const [from, name] of Object.entries(cases)) expect((await authorOf(from)).name, from).toBe(name);
});

test("a sender whom the list has rewritten is the person before via, with the address of Reply-To", async () => {
  const from = "Aroha Ngata via Teachers <teachers@lists.example.org>";
  expect(await authorOf(from, [list, "Reply-To: Aroha Ngata <aroha@school.example>"])).toEqual({
    name: "Aroha Ngata",
    address: "aroha@school.example",
  });
  expect(await authorOf(from, [list, "X-Original-From: Aroha Ngata <aroha@school.example>"])).toEqual({
    name: "Aroha Ngata",
    address: "aroha@school.example",
  });
});

test("where Reply-To is the list, the writer is looked for in Cc by name, and nobody else there is taken", async () => {
  const from = "Aroha Ngata via Teachers <teachers@lists.example.org>";
  const replyTo = "Reply-To: teachers@lists.example.org";
  expect(
    await authorOf(from, [
      list,
      replyTo,
      "Cc: Tama Ruru <tama@school.example>, Aroha Ngata <aroha@school.example>",
    ]),
  ).toEqual({ name: "Aroha Ngata", address: "aroha@school.example" });
  expect(await authorOf(from, [list, replyTo, "Cc: Tama Ruru <tama@school.example>"])).toEqual({
    name: "Aroha Ngata",
    address: null,
  });
});

test("the address of the list itself is nobody's", async () => {
  expect((await authorOf("teachers-bounces@lists.example.org", [list])).address).toBeNull();
});

test("an address that an archive spells out is read", async () => {
  expect(await authorOf("aroha at school.example (Aroha Ngata)")).toEqual({
    name: "Aroha Ngata",
    address: "aroha@school.example",
  });
  expect(await authorOf("aroha at school.example (=?UTF-8?Q?Aroha_Ng=C4=81ta?=)")).toEqual({
    name: "Aroha Ngāta",
    address: "aroha@school.example",
  });
});

test("an address that an archive has garbled leaves the name", async () => {
  for (const from of [
    "@roh@ @end|ng |rom @choo|@ex@mp|e (Aroha Ngata)",
    "@roh@ @ending from school@ex@mple (Aroha Ngata)",
    "@roh@ m@iii@g oii school@ex@mple (Ngata, Aroha)",
  ])
    expect(await authorOf(from), from).toEqual({ name: "Aroha Ngata", address: null });
  expect(await authorOf("@roh@ @end|ng |rom @choo|@ex@mp|e")).toEqual({ name: "", address: null });
});

test("an address that is signed against forgery is the one behind the signature", async () => {
  expect((await authorOf("Aroha <prvs=0a1b2c3d4e=aroha@school.example>")).address).toBe(
    "aroha@school.example",
  );
});

test("a mail without a sender has none", async () => {
  expect(await authorOf("")).toEqual({ name: "", address: null });
});
