import fc from "fast-check";
import { expect, test } from "vitest";
import { anyText } from "../../../test/support/mails.ts";
import { foldQuotes } from "./fold-quotes.ts";

const lines = (...text: string[]) => text.join("\n");

test("a quoted tail is folded, with the line that announces it", () => {
  const text = lines(
    "Yes, we do.",
    "",
    "On Tue, 2 Mar 2021 at 10:00, Aroha Ngata <aroha@school.example> wrote:",
    "",
    "> Who uses tablets?",
    "> Aroha",
  );
  expect(foldQuotes(text)).toEqual({
    reply: "Yes, we do.",
    quoted: text.slice(text.indexOf("On Tue")),
    signature: "",
    footer: "",
  });
});

test("an announcing line is known in many languages and wrapped over lines", () => {
  for (const announcing of [
    "Am 02.03.2021 um 10:00 schrieb Aroha Ngata <aroha@school.example>:",
    "Le mar. 2 mars 2021 à 10:00, Aroha Ngata <aroha@school.example> a écrit :",
    "El mar, 2 mar 2021 a las 10:00, Aroha (<aroha@school.example>) escribió:",
    "Aroha Ngata <aroha@school.example> writes:",
    "On Tue, Mar 2, 2021 at 10:00 AM Aroha Ngata\n<aroha@school.example>\nwrote:",
    "2021年3月2日(火) 10:00 Aroha <aroha@school.example> のメール:",
  ]) {
    const { reply, quoted } = foldQuotes(`Yes.\n\n${announcing}\n> Who?`);
    expect(reply, announcing).toBe("Yes.");
    expect(quoted).toBe(`${announcing}\n> Who?`);
  }
});

test("the block of headers that some programs put above is a tail, marked or not", () => {
  const block = lines(
    "From: Aroha Ngata",
    "Sent: Tuesday, 2 March 2021 10:00",
    "To: teachers@lists.example.org",
    "Subject: Tablets",
    "",
    "Who uses tablets?",
  );
  expect(foldQuotes(`Yes.\n\n${block}`)).toMatchObject({ reply: "Yes.", quoted: block });
  const rule = `________________________________\n${block}`;
  expect(foldQuotes(`Yes.\n\n${rule}`)).toMatchObject({ reply: "Yes.", quoted: rule });
  const original = "-----Original Message-----\nWho uses tablets?";
  expect(foldQuotes(`Yes.\n\n${original}`)).toMatchObject({ reply: "Yes.", quoted: original });
});

test("quotes that are answered piece by piece stay where they are", () => {
  const text = lines("On Tue, 2 Mar 2021 Aroha wrote:", "> Who?", "", "We do.", "", "> When?", "", "Daily.");
  expect(foldQuotes(text)).toEqual({ reply: text, quoted: "", signature: "", footer: "" });
});

test("a whole mail quoted above its answer is folded", () => {
  const quote = Array.from({ length: 10 }, (_, at) => `> line ${at}`);
  const { reply, quoted } = foldQuotes(lines("On Tue, 2 Mar 2021 Aroha wrote:", ...quote, "", "We do."));
  expect(reply).toBe("We do.");
  expect(quoted).toContain("> line 9");
});

test("a mail that is nothing but a quote keeps it", () => {
  expect(foldQuotes("> Who?\n> When?")).toMatchObject({ reply: "> Who?\n> When?", quoted: "" });
});

test("a forwarded mail is read in full", () => {
  const text =
    "For you.\n\n---------- Forwarded message ---------\nFrom: Aroha\nDate: 2 Mar 2021\nSubject: x\n\nWho?";
  expect(foldQuotes(text, { isForward: true })).toMatchObject({ reply: text, quoted: "" });
});

test("signatures go, also above a quoted tail and from a phone", () => {
  expect(foldQuotes("Yes.\n\n-- \nAroha Ngata\nSchool")).toMatchObject({
    reply: "Yes.",
    signature: "-- \nAroha Ngata\nSchool",
  });
  expect(foldQuotes("Yes.\n-- \nAroha\n\nOn 2 Mar 2021, Tama wrote:\n> Who?")).toMatchObject({
    reply: "Yes.",
    quoted: "On 2 Mar 2021, Tama wrote:\n> Who?",
  });
  expect(foldQuotes("Yes.\n\nSent from my phone").reply).toBe("Yes.");
  expect(foldQuotes("Yes.\n\nGesendet mit der Post App").reply).toBe("Yes.");
});

test("two dashes in the middle of a long text are no signature", () => {
  const text = lines("a -- b", "--", ...Array.from({ length: 40 }, (_, at) => `line ${at}`));
  expect(foldQuotes(text)).toMatchObject({ reply: text, signature: "" });
});

test("the legal notice of a firm goes, but not the quoted tail behind it", () => {
  const notice = "This e-mail and any attachments are confidential and intended only for the person named.";
  expect(foldQuotes(`Yes.\n\n${notice}\n\nDelete it otherwise.`).reply).toBe("Yes.");
  expect(foldQuotes(`Yes.\n\n${notice}\n\nOn 2 Mar 2021, Tama wrote:\n> Who?`)).toMatchObject({
    reply: "Yes.",
    quoted: "On 2 Mar 2021, Tama wrote:\n> Who?",
  });
  expect(foldQuotes("This e-mail is about what is confidential in class.").reply).toContain("in class");
});

test("footers of the list go, quoted ones too", () => {
  const footer = lines(
    "_______________________________________________",
    "Teachers mailing list",
    "teachers@lists.example.org",
    "https://lists.example.org/listinfo/teachers",
  );
  expect(foldQuotes(`Yes.\n\n${footer}`).reply).toBe("Yes.");
  const quotedFooter = footer.replace(/^/gm, "> ");
  expect(foldQuotes(`Yes.\n\n> Who?\n${quotedFooter}`)).toMatchObject({ reply: "Yes.", quoted: "> Who?" });
});

test("a rule that is no footer stays", () => {
  const text = "One\n____________________\nTwo";
  expect(foldQuotes(text).reply).toBe(text);
});

test("no text makes the folding throw, and all of it is quoted, said or signed", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const { reply, quoted, signature } = foldQuotes(text);
      const words = (part: string) => part.match(/[a-z]{4,}/g) ?? [];
      const kept = words(`${reply} ${quoted} ${signature}`);
      for (const word of words(reply)) expect(kept).toContain(word);
      expect(foldQuotes(reply).reply.length).toBeLessThanOrEqual(reply.length);
    }),
  );
});

test("a long hostile text is folded in no time to speak of", () => {
  for (const piece of ["On ", "> ", "wrote: ", "From: x\n", "a:\n", "-- \n", "_".repeat(30)]) {
    expect(foldQuotes(piece.repeat(20_000)).reply.length).toBeGreaterThanOrEqual(0);
  }
});
