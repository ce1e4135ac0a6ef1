import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Invalid, NotFound } from "../errors/index.ts";
import { createFiles, type Files, fileHeaders, newKey, readRange, sniff } from "./index.ts";

let root: string;
let files: Files;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "weft-files-"));
  files = createFiles(join(root, "files"));
});
afterAll(() => rm(root, { recursive: true, force: true }));

test("what is put can be got, whole or in part, until it is removed", async () => {
  const key = newKey("notes", "txt");
  expect(await files.put(key, Readable.from([Buffer.from("Kia "), Buffer.from("ora")]))).toBe(7);
  expect(await text(await files.get(key))).toBe("Kia ora");
  expect(await text(await files.get(key, { start: 4, end: 5 }))).toBe("or");
  expect((await files.read(key)).toString()).toBe("Kia ora");
  expect(await files.sizeOf(key)).toBe(7);
  await files.remove(key);
  await files.remove(key);
  expect(await files.exists(key)).toBe(false);
  await expect(files.get(key)).rejects.toThrow(NotFound);
  await expect(files.read(key)).rejects.toThrow(NotFound);
});

test("a small buffer comes back as itself and nothing more", async () => {
  const key = newKey("notes", "bin");
  await files.put(key, Buffer.from([1, 2, 3]));
  expect([...(await files.read(key))]).toEqual([1, 2, 3]);
});

test("a stream that is too long or breaks leaves nothing behind", async () => {
  const key = newKey("notes", "txt");
  await expect(files.put(key, Readable.from([Buffer.alloc(10)]), { bytesMax: 9 })).rejects.toThrow(Invalid);
  const broken = Readable.from(
    (async function* () {
      yield Buffer.from("half");
      throw new Error("gone");
    })(),
  );
  await expect(files.put(key, broken)).rejects.toThrow("gone");
  expect(await files.exists(key)).toBe(false);
  expect(await readdir(join(root, "files", ".parts"))).toEqual([]);
});

test("halves that a kill has left go with the first file after it", async () => {
  const folder = join(root, "after-a-kill");
  await mkdir(join(folder, ".parts"), { recursive: true });
  await writeFile(join(folder, ".parts", "half"), "half");
  const again = createFiles(folder);
  await Promise.all([1, 2, 3].map(() => again.put(newKey("notes", "txt"), Buffer.from("whole"))));
  expect(await readdir(join(folder, ".parts"))).toEqual([]);
});

test.each([
  "../secrets.json",
  "a/../../b",
  "/etc/passwd",
  "a//b",
  "a\\b",
  ".parts/x",
  "a/.b",
  "A/b",
  "a\0b",
  "",
  "a/b.tar.gz/",
])("the key %j is refused", async (key) => {
  await expect(files.put(key, Buffer.from("x"))).rejects.toThrow("Not a file key");
  await expect(files.get(key)).rejects.toThrow("Not a file key");
  await expect(files.remove(key)).rejects.toThrow("Not a file key");
});

test("a kind is told by the bytes", async () => {
  const kind = async (content: string | Uint8Array) => (await sniff(Buffer.from(content))).mediaType;
  expect(await kind("%PDF-1.7\n")).toBe("application/pdf");
  expect(
    await kind(
      Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52),
    ),
  ).toBe("image/png");
  expect(await kind("<?xml version='1.0'?><!-- hi --><svg xmlns='http://www.w3.org/2000/svg'/>")).toBe(
    "image/svg+xml",
  );
  expect(await kind("  <SCRIPT>alert(1)</SCRIPT>")).toBe("text/html");
  expect(await kind("He waka eke noa. ".repeat(400).replaceAll("w", "ā"))).toBe("text/plain");
  expect(await kind(Uint8Array.of(1, 2, 3, 250, 251))).toBe("application/octet-stream");
  expect(await kind("")).toBe("text/plain");
});

test("what could run is only ever a download, and its name cannot break the header", () => {
  expect(fileHeaders("application/pdf", "x", "download")["content-disposition"]).toMatch(/^attachment/);
  for (const kind of [
    "text/html",
    "image/svg+xml",
    "application/xml",
    "text/plain",
    "application/javascript",
    "text/xml",
  ]) {
    const headers = fileHeaders(kind, "x");
    expect(headers["content-type"]).toBe("application/octet-stream");
    expect(headers["content-disposition"]).toMatch(/^attachment/);
  }
  expect(fileHeaders("image/webp", "Pōtae.webp")["content-disposition"]).toBe(
    `inline; filename="P_tae.webp"; filename*=UTF-8''P%C5%8Dtae.webp`,
  );
  expect(fileHeaders("application/zip", 'a"\r\nset-cookie: x')["content-disposition"]).not.toMatch(
    /[\r\n]|a"/,
  );
});

test("a range is read as HTTP means it", () => {
  expect(readRange(undefined, 100)).toBe("whole");
  expect(readRange("bytes=0-9", 100)).toEqual({ start: 0, end: 9 });
  expect(readRange("bytes=90-", 100)).toEqual({ start: 90, end: 99 });
  expect(readRange("bytes=-10", 100)).toEqual({ start: 90, end: 99 });
  expect(readRange("bytes=0-999", 100)).toEqual({ start: 0, end: 99 });
  expect(readRange("bytes=100-", 100)).toBe("unsatisfiable");
  expect(readRange("bytes=-0", 100)).toBe("unsatisfiable");
  expect(readRange("bytes=9-1", 100)).toBe("whole");
  expect(readRange("bytes=0-1,4-5", 100)).toBe("whole");
});
