import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { group } from "../../test/cast.ts";
import { mail, mbox } from "../../test/support/mails.ts";
import { openWeft } from "../installation.ts";
import { readConfig } from "../platform/config/index.ts";
import { type Io, UsageError } from "./command.ts";
import { importArchive } from "./import.ts";

const folder = mkdtempSync(join(tmpdir(), "weft-command-"));
const env = { WEFT_DATA: join(folder, "data"), NODE_ENV: "production" };
/** Each run opens the installation anew. */
const timeout = 60_000;
const archive = join(folder, "teachers.mbox");

beforeAll(async () => {
  writeFileSync(
    archive,
    mbox(mail({ id: "a@x.example" }), mail({ id: "b@x.example", inReplyTo: "a@x.example" })),
  );
  const weft = await openWeft({ ...readConfig(env), logLevel: "silent" });
  await group(weft.ctx, "teachers");
  await weft.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the command as the command line does. */
async function weft(...args: string[]) {
  const written = { out: "", err: "" };
  const io = {
    env,
    stdin: process.stdin,
    stdout: {
      write(text: string) {
        written.out += text;
      },
    },
    stderr: {
      write(text: string) {
        written.err += text;
      },
    },
  } as unknown as Io;
  const code = await importArchive.run(args, io);
  return { code, ...written };
}

test("a wrong call is refused before anything is opened", async () => {
  await expect(weft("zip", archive, "--group", "teachers")).rejects.toThrow(UsageError);
  await expect(weft("mbox", "--group", "teachers")).rejects.toThrow(UsageError);
  await expect(weft("mbox", archive)).rejects.toThrow(UsageError);
});

test("an archive comes in, and the summary is one JSON object where that is asked for", {
  timeout,
}, async () => {
  const { code, out } = await weft("mbox", archive, "--group", "teachers", "--json");
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    group: "teachers",
    messages: 2,
    posts: 1,
    replies: 1,
    stopped: false,
  });
  const again = await weft("mbox", archive, "--group", "teachers");
  expect(again.code).toBe(0);
  expect(again.out).toContain("2 messages were here already.");
});

test("a group or file that is not there ends with code 1 and a sentence on what to do", {
  timeout,
}, async () => {
  const noGroup = await weft("mbox", archive, "--group", "nobody");
  expect(noGroup).toMatchObject({ code: 1, out: "" });
  expect(noGroup.err).toContain('There is no group "nobody". Make it first');
  expect(noGroup.err).toContain("There are: teachers.");
  const noFile = await weft("mbox", join(folder, "nothing"), "--group", "teachers");
  expect(noFile).toMatchObject({ code: 1, err: `There is no file ${join(folder, "nothing")}.\n` });
});
