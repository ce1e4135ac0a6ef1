import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { mail, mbox } from "../../../test/support/mails.ts";
import { isFromLine } from "../../platform/read-mail/index.ts";
import { type MboxEntry, messageFromBytes, readMbox, unquoteFromLines } from "./read-mbox.ts";

const folder = mkdtempSync(join(tmpdir(), "weft-mbox-"));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;

async function read(content: Buffer, options = {}): Promise<MboxEntry[]> {
  files += 1;
  const path = join(folder, `${files}.mbox`);
  writeFileSync(path, content);
  const entries: MboxEntry[] = [];
  for await (const entry of readMbox(path, options)) entries.push(entry);
  return entries;
}

const textOf = (entry: MboxEntry | undefined) =>
  entry?.kind === "message" ? entry.raw.toString("latin1").trimEnd() : undefined;

test("every message of an archive is read as it was sent", async () => {
  const mails = [mail({ body: "One" }), mail({ body: "Two\n\nTwo again" }), mail({ body: "Three" })];
  const entries = await read(mbox(...mails));
  expect(entries.map(textOf)).toEqual(mails.map((raw) => raw.toString("latin1")));
});

test("a sentence that begins with From does not end a message", async () => {
  const body = "We begin on Monday.\n\nFrom here on all is different.\n\nFrom: is a word too.";
  const entries = await read(mbox(mail({ body })));
  expect(entries).toHaveLength(1);
  expect(textOf(entries[0])).toContain("From here on all is different.");
});

test("quoted From lines lose one mark, at any depth", () => {
  expect(unquoteFromLines(Buffer.from(">From me\n>>From you\n> From us\nx >From them")).toString()).toBe(
    "From me\n>From you\n> From us\nx >From them",
  );
});

test("an archive packed with gzip reads like one that is not", async () => {
  const archive = mbox(mail({ body: "One" }), mail({ body: "Two" }));
  const plain = await read(archive);
  const packed = await read(gzipSync(archive));
  expect(packed.map(textOf)).toEqual(plain.map(textOf));
  expect(packed.map((entry) => entry.offset)).toEqual(plain.map((entry) => entry.offset));
});

test("a file that holds one bare message gives it", async () => {
  const raw = mail({ body: "Alone" });
  const entries = await read(raw);
  expect(entries).toMatchObject([{ kind: "message", fromLine: null }]);
  expect(textOf(entries[0])).toBe(raw.toString("latin1"));
});

test("a file that holds no message gives a gap that says so", async () => {
  expect(await read(Buffer.from("Just some words\nof nobody\n"))).toMatchObject([
    { kind: "gap", reason: "not-a-message" },
  ]);
  expect(await read(Buffer.from("\n\n"))).toEqual([]);
});

test("a message above the limit becomes a gap, and the next one is read", async () => {
  const large = mail({ id: "large@mail.example", body: "x".repeat(300_000) });
  const entries = await read(mbox(large, mail({ body: "Small" })), { maxMessageBytes: 200_000 });
  expect(entries).toMatchObject([{ kind: "gap", reason: "too-large" }, { kind: "message" }]);
  expect(entries[0]?.kind === "gap" && entries[0].head.length).toBeLessThanOrEqual(64 * 1024);
  expect(entries[0]?.kind === "gap" && entries[0].head.toString()).toContain("large@mail.example");
});

test("a zip archive is refused with a word on what to do", async () => {
  await expect(read(Buffer.from([0x50, 0x4b, 3, 4, 0, 0]))).rejects.toThrow(/zip archive: unpack it/);
});

test("reading can begin where an earlier message ended", async () => {
  const archive = mbox(mail({ body: "One" }), mail({ body: "Two" }), mail({ body: "Three" }));
  const [first] = await read(archive);
  const rest = await read(archive, { fromOffset: first?.endOffset });
  expect(rest.map(textOf).map((text) => text?.split("\n\n")[1])).toEqual(["Two", "Three"]);
});

test("the bytes between two offsets are the message again", async () => {
  const archive = mbox(mail({ body: "One\nFrom two" }), mail({ body: "Two" }));
  for (const entry of await read(archive)) {
    const again = messageFromBytes(archive.subarray(entry.offset, entry.endOffset));
    expect(again.raw).toEqual(entry.kind === "message" && entry.raw);
  }
});

test("a From_ line is known in the spellings of many programs", () => {
  const header = "Return-Path: <a@b.example>";
  for (const line of [
    "From a@b.example Mon Jan  2 09:36:11 2019",
    "From a at b.example  Mon Jan  2 09:36:11 2019",
    "From MAILER-DAEMON Thu, 14 Mar 2019 09:36:11 +0100",
    "From a@b.example Mon Jan  2 09:36:11 +1300 2019",
    "From ???@??? Mon Jan 02 09:36:11 2019",
  ]) {
    expect(isFromLine(line, header, true), line).toBe(true);
  }
  expect(isFromLine("From the beginning of time", "we have asked", true)).toBe(false);
});

test("no bytes make the reader throw, and none of them is lost", async () => {
  const pieces = fc.oneof(
    fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
    fc
      .constantFrom("From a@b.example Mon Jan  2 09:36:11 2019\n", "From ", "\n\n", "Subject: x\n", "\r\n")
      .map(Buffer.from),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(pieces, { maxLength: 20 }), async (parts) => {
      const content = Buffer.concat([Buffer.from("\n"), ...parts]); // no packed file begins like this
      let at = 0;
      for (const entry of await read(content)) {
        // Only blank space may lie between two entries.
        expect(content.toString("latin1", at, entry.offset).trim()).toBe("");
        at = entry.endOffset;
      }
      expect(content.toString("latin1", at).trim()).toBe("");
    }),
    { numRuns: 150 },
  );
});
