import fc from "fast-check";
import { expect, test } from "vitest";
import { anyText, mail, parsed } from "../../../test/support/mails.ts";
import { readSubject } from "./subject.ts";

test("a title stands without the prefixes of answers, in many languages", () => {
  for (const subject of [
    "Re: Tablets",
    "RE: RE: Tablets",
    "AW: Re: Tablets",
    "Re[2]: Tablets",
    "SV: Tablets",
    "回复：Tablets",
    "Re : Tablets",
  ]) {
    expect(readSubject(subject), subject).toMatchObject({ title: "Tablets", isAnswer: true });
  }
});

test("a forwarded mail is no answer", () => {
  expect(readSubject("Fwd: Tablets")).toMatchObject({ title: "Tablets", isAnswer: false, isForward: true });
});

test("a word that only begins like a prefix stays", () => {
  expect(readSubject("Regional meeting: agenda")).toMatchObject({
    title: "Regional meeting: agenda",
    isAnswer: false,
  });
  expect(readSubject("Tablets: re: use")).toMatchObject({ title: "Tablets: re: use", isAnswer: false });
});

test("the tag of the list goes, any other stays", () => {
  const names = ["teachers"];
  expect(readSubject("[Teachers] Re: Tablets", names).title).toBe("Tablets");
  expect(readSubject("Re: [Teachers] [Year 9] Tablets", names).title).toBe("[Year 9] Tablets");
});

test("the mark that a gateway puts on mail from outside goes", () => {
  expect(readSubject("[EXTERNAL] Re: Tablets")).toMatchObject({ title: "Tablets", isAnswer: true });
  expect(readSubject("Re: [EXT] Tablets").title).toBe("Tablets");
});

test("subjects of one thread are the same when compared", () => {
  const { threadSubject } = readSubject("Tablets in  Class");
  for (const subject of [
    "Re: tablets in class",
    "[teachers] Re: Tablets in class",
    "Re: Tablets in class (was: Phones)",
  ])
    expect(readSubject(subject).threadSubject, subject).toBe(threadSubject);
  expect(readSubject("Re: Phones in class").threadSubject).not.toBe(threadSubject);
});

test("a subject is decoded, whatever its program did to it", async () => {
  const titleOf = async (subject: string) => (await parsed(mail({ subject }))).title;
  expect(await titleOf("=?iso-8859-1?Q?M=E4rz?= 2021")).toBe("März 2021");
  expect(await titleOf("=?utf-8?B?xIE=?= =?utf-8?B?xIE=?=")).toBe("āā");
  // One letter cut in two by the program that wrapped the line.
  expect(await titleOf("=?utf-8?B?xA==?= =?utf-8?B?gQ==?=")).toBe("ā");
  // Raw bytes, alone and inside an encoded word.
  expect(await titleOf("M\u00e4rz")).toBe("März");
  expect(await titleOf("=?iso-8859-1?Q?M\u00e4rz?=")).toBe("März");
  // A charset that lies, and one that nobody knows.
  expect(await titleOf("=?utf-8?Q?M=E4rz?=")).toBe("März");
  expect(await titleOf("=?eucgb2312_cn?Q?=B4=F0=B8=B4?=")).toBe("答复");
  expect(await titleOf("=?utf-7?Q?M+AOQ-rz?=")).toBe("März");
});

test("no subject makes the reader throw or hang", () => {
  fc.assert(
    fc.property(anyText, (subject) => {
      const { title } = readSubject(subject, ["list"]);
      expect(title.length).toBeLessThanOrEqual(subject.length);
    }),
  );
  expect(readSubject(`${"Re: ".repeat(500)}x`).title).toBe("x");
});
