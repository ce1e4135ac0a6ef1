import fc from "fast-check";
import { expect, test } from "vitest";
import { anyText, mail } from "../../../test/support/mails.ts";
import { splitMail, splitReply } from "./index.ts";

const lines = (...text: string[]) => text.join("\n");
const announcing = "On Tue, 2 Mar 2021 at 10:00, Aroha Ngata <aroha@school.example> wrote:";

test("an answer above a quote has three parts, and nothing of the mail is missing from them", () => {
  const quoted = lines(
    announcing,
    "> Who uses tablets?",
    "> _______________________________________________",
    "> Unsubscribe: https://lists.example/options",
  );
  const footer = lines(
    "_______________________________________________",
    "teachers mailing list",
    "teachers@lists.example",
  );
  const text = lines("We do.", "", "-Hana Tipene", "", quoted, "", footer);
  expect(splitReply(text)).toEqual({ reply: "We do.", quoted, signature: `-Hana Tipene\n\n${footer}` });
});

test("the rule and the block of headers that Outlook puts above are quoted, with empty lines between them too", () => {
  const block = lines(
    "*From:* Aroha [mailto:aroha@school.example]",
    "*Sent:* Tuesday, 2 March 2021",
    "*Subject:* Tablets",
    "",
    "Who?",
  );
  expect(splitReply(`Yes.\n\n ------------------------------\n\n${block}`)).toMatchObject({
    reply: "Yes.",
    quoted: `\x20------------------------------\n\n${block}`,
  });
});

test("what a phone adds is a signature, and a sentence that only begins like it is not", () => {
  for (const line of [
    "Sent from my iPhone",
    "Sent from a very old telephone",
    "Sent from my Samsung Galaxy smartphone.",
  ])
    expect(splitReply(`Yes.\n\n${line}`), line).toMatchObject({ reply: "Yes.", signature: line });
  for (const line of [
    "Sent from my kitchen, where I mark essays.",
    "I sent it from my iPhone",
    "- Hana",
    "-- no, wait",
  ])
    expect(splitReply(`Yes.\n\n${line}`), line).toMatchObject({ reply: `Yes.\n\n${line}`, signature: "" });
});

test("quotes that are answered one by one stay in the reply", () => {
  const text = lines(announcing, "> Who?", "", "We do.", "", "> When?", "", "Daily.");
  expect(splitReply(text)).toEqual({ reply: text, quoted: "", signature: "" });
});

test("a whole mail is read in its charset, and a bare text that begins like a header is a text", async () => {
  const latin = mail({
    headers: ["Content-Type: text/plain; charset=iso-8859-1"],
    body: Buffer.from("M\xe4ori\n\n-- \nHana", "latin1"),
  });
  expect(await splitMail(latin)).toEqual({ reply: "Mäori", quoted: "", signature: "-- \nHana" });
  expect(await splitMail(Buffer.from("One: tablets.\nTwo: pens.\n"))).toMatchObject({
    reply: "One: tablets.\nTwo: pens.",
  });
});

test("of a mail that carries only HTML the parts are Markdown", async () => {
  const html = mail({
    headers: ["Content-Type: text/html; charset=utf-8"],
    body: "<p>We <b>do</b>.</p><blockquote>Who?</blockquote>",
  });
  expect(await splitMail(html)).toEqual({ reply: "We **do**.", quoted: "> Who?", signature: "" });
});

test("no letter of any text is lost, whatever it is", () => {
  const letters = (text: string) => (text.match(/[\p{L}\p{N}]/gu) ?? []).sort();
  fc.assert(
    fc.property(anyText, (text) => {
      const { reply, quoted, signature } = splitReply(text);
      expect(letters(`${reply}\n${quoted}\n${signature}`)).toEqual(letters(text));
    }),
  );
});
