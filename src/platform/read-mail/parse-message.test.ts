import fc from "fast-check";
import { expect, test } from "vitest";
import { anyText, mail, multipart, parsed } from "../../../test/support/mails.ts";
import { safeFilename } from "./mail-attachment.ts";

const bodyOf = async (headers: string[], body: string | Buffer) =>
  (await parsed(mail({ headers, body }))).replyMarkdown;
const plain = "Content-Type: text/plain; charset=utf-8\n\n";
const html = "Content-Type: text/html; charset=utf-8\n\n";

test("text is decoded by its charset, also where the sender named a wrong one or none", async () => {
  const type = (charset: string) => [`Content-Type: text/plain; charset=${charset}`];
  const bytes = (...codes: number[]) => Buffer.from(codes);
  expect(await bodyOf(type("iso-8859-1"), Buffer.from("Grüße", "latin1"))).toBe("Grüße");
  expect(await bodyOf(type("windows-1252"), bytes(0x93, 0x41, 0x94))).toBe("“A”");
  expect(await bodyOf(type("koi8-r"), bytes(0xd0, 0xd2, 0xc9))).toBe("при");
  expect(await bodyOf(type("gb2312"), bytes(0xb4, 0xf0, 0xb8, 0xb4))).toBe("答复");
  expect(await bodyOf(type("ks_c_5601-1987"), bytes(0xc7, 0xd1))).toBe("한");
  expect(await bodyOf(type("iso-2022-jp"), Buffer.from('\u001b$B$"\u001b(B', "latin1"))).toBe("あ");
  expect(await bodyOf(type("us-ascii"), Buffer.from("Kōrero"))).toBe("Kōrero");
  expect(await bodyOf(type("utf-8"), Buffer.from("Grüße", "latin1"))).toBe("Grüße");
  expect(await bodyOf([], Buffer.from("Kōrero"))).toBe("Kōrero");
  expect(await bodyOf(type("no-such-charset"), Buffer.from("Kōrero"))).toBe("Kōrero");
  expect(await bodyOf(type("utf-7"), "Gr+APwA3w-e")).toBe("Grüße");
});

test("quoted-printable and base64 are undone", async () => {
  const type = "Content-Type: text/plain; charset=utf-8";
  expect(await bodyOf([type, "Content-Transfer-Encoding: quoted-printable"], "K=C5=8Drero =\nnui")).toBe(
    "Kōrero nui",
  );
  const coded = Buffer.from("Kōrero nui").toString("base64");
  expect(await bodyOf([type, "Content-Transfer-Encoding: base64"], coded)).toBe("Kōrero nui");
});

test("HTML alone becomes Markdown, without what is hidden in it", async () => {
  const markdown = await bodyOf(
    ["Content-Type: text/html; charset=utf-8"],
    '<style>p{}</style><p>Some <b>bold</b> <a href="https://school.example/">words</a><script>x()</script></p><img src="https://track.example/p.gif" width="1">',
  );
  expect(markdown).toBe("Some **bold** [words](https://school.example/)");
});

test("of a text that came twice the plain one is taken", async () => {
  const { replyMarkdown } = await parsed(
    multipart("alternative", [`${plain}Some plain words`, `${html}<p>Some <b>bold</b> words</p>`]),
  );
  expect(replyMarkdown).toBe("Some plain words");
});

test("the HTML is taken where the plain text leaves out what matters, or is the Markdown of an editor", async () => {
  const rich = `${html}<p>${"All that is to be said about tablets. ".repeat(5)}</p>`;
  const poor = await parsed(multipart("alternative", [`${plain}See the HTML.`, rich]));
  expect(poor.replyMarkdown).toContain("All that is to be said");
  const source = await parsed(
    multipart("alternative", [`${plain}Hello\\\nall\\\nof you`, `${html}<p>Hello<br>all<br>of you</p>`]),
  );
  expect(source.replyMarkdown).toBe("Hello\nall\nof you");
});

test("the quoted tail stands apart, and shows nobody's address", async () => {
  const body =
    "Yes.\n\nOn 2 Mar 2021, Aroha <aroha@school.example> wrote:\n> Who?\n> \n> Tama <tama@school.example> wrote:\n>> When?";
  const { replyMarkdown, quotedMarkdown } = await parsed(mail({ body }));
  expect(replyMarkdown).toBe("Yes.");
  expect(quotedMarkdown).toContain("On 2 Mar 2021, Aroha wrote:\n\nWho?");
  expect(quotedMarkdown).not.toContain("@");
});

test("files come along with names that are safe, signatures of machines do not", async () => {
  const { attachments } = await parsed(
    multipart("mixed", [
      `${plain}See the files.`,
      'Content-Type: application/pdf; name="../plan.pdf"\nContent-Disposition: attachment; filename="../plan.pdf"\n\nx',
      "Content-Type: application/pgp-signature\n\nsignature",
      "Content-Type: application/pdf\nContent-Disposition: attachment\n\n",
    ]),
  );
  expect(attachments).toMatchObject([{ filename: "plan.pdf", mediaType: "application/pdf", inline: false }]);
  expect(attachments[0]?.content.toString()).toBe("x");
});

test("a file name cannot lie about its ending or leave its folder", () => {
  expect(safeFilename("C:\\temp\\plan\u202efdp.exe", "", 1)).toBe("planfdp.exe");
  expect(safeFilename("  ...", "image/jpeg", 2)).toBe("attachment-2.jpg");
  expect(safeFilename(`${"a".repeat(300)}.pdf`, "", 1)).toMatch(/^a{116}\.pdf$/);
});

test("a picture stands where the mail has it", async () => {
  const picture =
    "Content-Type: image/png; name=plan.png\nContent-ID: <plan@x>\nContent-Disposition: inline; filename=plan.png\n\npng";
  const inHtml = await parsed(
    multipart("related", [`${html}<p>Here: <img src="cid:plan@x" alt="The plan"></p>`, picture]),
  );
  expect(inHtml.replyMarkdown).toBe("Here: ![The plan](cid:plan@x)");
  const inText = await parsed(
    multipart("related", [`${plain}Here: [image: plan.png] and [cid:plan@x]`, picture]),
  );
  expect(inText.replyMarkdown).toBe("Here: ![plan.png](cid:plan@x) and ![plan.png](cid:plan@x)");
  expect(inText.attachments).toMatchObject([{ inline: true, contentId: "plan@x" }]);
});

test("a mail without an id gets one out of its bytes, the same every time", async () => {
  const raw = mail({ id: null });
  const [one, again] = [await parsed(raw), await parsed(raw)];
  expect(one).toMatchObject({ hasOwnId: false, messageId: again.messageId });
  expect((await parsed(mail({ id: null, body: "Other words" }))).messageId).not.toBe(one.messageId);
});

test("of a log of millions of lines the beginning is read, and all of it is kept", async () => {
  const body = "[INFO] one more line of the log\n".repeat(100_000);
  const { replyMarkdown, wholeText } = await parsed(mail({ body }));
  expect(replyMarkdown.length).toBeGreaterThan(50_000);
  expect(replyMarkdown.length).toBeLessThan(200_000);
  expect(wholeText?.trim()).toBe(body.trim());
  expect((await parsed(mail({ body: "a\n".repeat(400_000) }))).wholeText).not.toBeNull();
});

test("no bytes make the reader throw or hang", async () => {
  const pieces = fc.oneof(
    anyText,
    fc.constantFrom(
      "Content-Type: multipart/mixed; boundary=b\n",
      "Content-Type: text/html; charset=utf-7\n",
      "Content-Type: message/rfc822\n",
      "Content-Transfer-Encoding: base64\n",
      "Content-Type: text/plain; charset=",
      "--b\n",
      "--b--\n",
      "Subject: =?utf-8?B?",
      "From: ",
      "Message-ID: <",
      "<table><tr><td>",
    ),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(pieces, { maxLength: 25 }),
      fc.constantFrom("latin1", "utf8"),
      async (parts, coding) => {
        const record = await parsed(Buffer.from(parts.join(""), coding as BufferEncoding));
        expect(record.messageId).not.toBe("");
        expect(record.sentAt.getTime()).not.toBeNaN();
      },
    ),
    { numRuns: 150 },
  );
});
