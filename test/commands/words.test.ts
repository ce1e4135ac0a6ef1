import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { freePort } from "../support/free-port.ts";
import { runWeft } from "../support/product.ts";

// What `weft` answers to a word: help, and the codes that scripts go by. 0: done. 1: failed. 2: called wrongly.

const folder = mkdtempSync(join(tmpdir(), "weft-words-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const env = { PATH: process.env.PATH, HOME: folder, WEFT_DATA: join(folder, "data") };
const commands = ["start", "setup", "migrate", "import", "mail", "doctor", "demo"];

test("help names every command, and each explains itself", async () => {
  const { code, output } = await runWeft(["help"], env);
  expect(code).toBe(0);
  for (const command of commands) {
    expect(output).toContain(`\n  ${command} `);
    const own = await runWeft([command, "--help"], env);
    expect(own.code).toBe(0);
    expect(own.output).toContain(`weft ${command}`);
  }
});

test("a word that Weft does not know, none at all, or an unknown option is a wrong call", async () => {
  for (const args of [
    ["weave"],
    [],
    ["start", "--port", "3"],
    ["setup", "--name", "Us"],
    ["migrate", "now"],
  ]) {
    const { code, output } = await runWeft(args, env);
    expect(code, args.join(" ")).toBe(2);
    expect(output).not.toContain("    at "); // no stack
  }
});

test("bin/weft hands over words, answer and exit code", () => {
  const run = (...args: string[]) =>
    spawnSync(process.execPath, ["bin/weft", ...args], { env, encoding: "utf8" });
  expect(run("help")).toMatchObject({ status: 0, stdout: expect.stringContaining("weft COMMAND") });
  expect(run("weave")).toMatchObject({ status: 2, stderr: expect.stringContaining(`no command "weave"`) });
});

test("the database is brought up to date once, and then it is", async () => {
  const first = await runWeft(["migrate"], { ...env, WEFT_DATA: join(folder, "migrated") });
  expect(first).toMatchObject({ code: 0, output: expect.stringContaining("up to date") });
  const second = await runWeft(["migrate"], { ...env, WEFT_DATA: join(folder, "migrated") });
  expect(second).toEqual({ code: 0, output: "The database was up to date.\n" });
});

test("a community is set up once from the command line; what is wrong is said by field", async () => {
  const args = ["setup", "--name", "Our network", "--admin-name", "Ana Tui", "--admin-password-stdin"];
  const call = (email: string, password: string) =>
    runWeft([...args, "--admin-email", email], env, `${password}\n`);
  expect(await call("ana@school.example", "short")).toMatchObject({
    code: 1,
    output: expect.stringContaining("--admin-password-stdin: "),
  });
  expect(await call("nowhere", "a good long password")).toMatchObject({
    code: 1,
    output: expect.stringContaining("--admin-email: "),
  });
  expect(await call("ana@school.example", "a good long password")).toMatchObject({
    code: 0,
    output: expect.stringContaining("Our network is set up."),
  });
  const again = await call("ana@school.example", "a good long password");
  expect(again.code).toBe(1);
  expect(again.output).not.toContain("    at ");
});

test("the doctor finds nothing in the way of a sound installation, and names what is", async () => {
  const port = String(await freePort());
  const sound = await runWeft(["doctor"], { ...env, PORT: port });
  expect(sound.output).toContain("Nothing stands in the way.");
  expect(sound.code).toBe(0);
  const lost = { ...env, PORT: port, DATABASE_URL: "postgres://weft:secret@127.0.0.1:1/weft" };
  const ill = await runWeft(["doctor"], lost);
  expect(ill.code).toBe(1);
  expect(ill.output).toMatch(/WRONG .*DATABASE_URL/);
  expect(ill.output).not.toContain("secret");
});

test.each([
  ["a wrong setting", { PORT: "many" }, /^The setting PORT /],
  ["a database that nobody serves", { DATABASE_URL: "postgres://w:secret@127.0.0.1:1/w" }, /DATABASE_URL/],
  ["an address that is not this machine's", { HOST: "192.0.2.1" }, /^The setting HOST /m],
  [
    "a data folder that is a file",
    { WEFT_DATA: join(folder, "file") },
    /^The data folder .*\/file cannot be written/,
  ],
])("%s stops the start with one sentence and code 1", async (_what, settings, sentence) => {
  writeFileSync(join(folder, "file"), "");
  const given = { ...env, WEFT_LOG_LEVEL: "silent", PORT: String(await freePort()), ...settings };
  const { code, output } = await runWeft(["start"], given);
  expect(code).toBe(1);
  expect(output).toMatch(sentence);
  expect(output.trim().split("\n")).toHaveLength(1);
  expect(output).not.toContain("secret");
});
