import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ConfigError, lockDataDir, readConfig, readSecrets } from "./index.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "weft-config-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const mode = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);

test("without any setting Weft runs for this machine alone, on the embedded database", () => {
  expect(readConfig({}, "/srv/weft")).toEqual({
    mailsPerMinute: 0,
    mailWaitSeconds: 120,
    mailTrusted: [],
    port: 3000,
    host: "127.0.0.1",
    dataDir: "/srv/weft/data",
    url: "http://127.0.0.1:3000",
    databaseUrl: undefined,
    smtpUrl: undefined,
    mailFrom: "weft@127.0.0.1",
    logLevel: "info",
    development: false,
    trustedProxies: 0,
    uploadBytesMax: 25 * 1024 * 1024,
    rateLimit: 20,
    linkPreviews: true,
  });
});

test("an empty setting is as good as none", () => {
  const names = ["PORT", "HOST", "WEFT_URL", "DATABASE_URL", "SMTP_URL", "WEFT_UPLOAD_MB", "NODE_ENV"];
  const empty = Object.fromEntries(names.map((name) => [name, ""]));
  expect(readConfig(empty, "/srv/weft")).toEqual(readConfig({}, "/srv/weft"));
});

test("the address is the one that is set, as browsers write it, or made of host and port", () => {
  const url = (env: NodeJS.ProcessEnv) => readConfig(env).url;
  expect(url({ WEFT_URL: "https://Weft.Example.org/" })).toBe("https://weft.example.org");
  expect(url({ WEFT_URL: "https://weft.example.org:443" })).toBe("https://weft.example.org");
  expect(url({ WEFT_URL: "http://localhost:8080" })).toBe("http://localhost:8080");
  expect(url({ HOST: "0.0.0.0", PORT: "80" })).toBe("http://127.0.0.1:80");
  expect(url({ HOST: "::1" })).toBe("http://[::1]:3000");
  expect(readConfig({ WEFT_URL: "https://weft.example.org" }).mailFrom).toBe("weft@weft.example.org");
});

test.each([
  ["PORT", "web"],
  ["PORT", "70000"],
  ["PORT", "-1"],
  ["PORT", "30.5"],
  ["WEFT_URL", "weft.example.org"],
  ["WEFT_URL", "https://weft.example.org/community"],
  ["WEFT_URL", "https://weft.example.org?x=1"],
  ["WEFT_URL", "https://weft example.org"],
  ["WEFT_URL", "ftp://weft.example.org"],
  ["DATABASE_URL", "mysql://weft:secret@db.example.org/weft"],
  ["DATABASE_URL", "postgres://weft:secret@:x/weft"],
  ["SMTP_URL", "mail.example.org"],
  ["SMTP_URL", "smtp://"],
  ["WEFT_MAIL_FROM", "weft"],
  ["WEFT_LOG_LEVEL", "loud"],
  ["WEFT_TRUSTED_PROXIES", "all"],
  ["WEFT_TRUSTED_PROXIES", "11"],
  ["WEFT_UPLOAD_MB", "much"],
  ["WEFT_UPLOAD_MB", "0"],
  ["WEFT_UPLOAD_MB", "2001"],
  ["WEFT_RATE_LIMIT", "-1"],
  ["WEFT_RATE_LIMIT", "1.5"],
])("the setting %s=%s is refused in one sentence that names it", (name, value) => {
  expect(() => readConfig({})).not.toThrow();
  try {
    readConfig({ [name]: value });
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    const { message } = error as ConfigError;
    expect(message).toMatch(new RegExp(`^The setting ${name} [^\\n]* must [^\\n]*\\.$`));
    expect(message).not.toMatch(/expected|received|secret/i);
  }
});

test("secrets are made once, for their owner alone, and are the same ever after", async () => {
  const dataDir = join(folder, "deep", "data");
  const [first, second] = await Promise.all([readSecrets(dataDir), readSecrets(dataDir)]);
  expect(first.signing.length).toBeGreaterThanOrEqual(43);
  expect(second).toEqual(first);
  expect(await readSecrets(dataDir)).toEqual(first);
  expect(await mode(dataDir)).toBe("700");
  expect(await mode(join(dataDir, "secrets.json"))).toBe("600");
  expect(await readdir(dataDir)).toEqual(["secrets.json"]);
});

test("secrets that others could read are closed again, and damaged ones are not replaced", async () => {
  const kept = await readSecrets(folder);
  const path = join(folder, "secrets.json");
  await rm(path);
  await writeFile(path, JSON.stringify(kept), { mode: 0o644 });
  expect(await readSecrets(folder)).toEqual(kept);
  expect(await mode(path)).toBe("600");
  for (const damage of ["", "{", `{"signing":"short"}`]) {
    await writeFile(path, damage);
    await expect(readSecrets(folder)).rejects.toThrow(ConfigError);
    expect(await readFile(path, "utf8")).toBe(damage);
  }
});

test("a data folder is held by one process, until it gives the folder back", async () => {
  const unlock = await lockDataDir(folder);
  expect(await mode(join(folder, "weft.lock"))).toBe("600");
  await expect(lockDataDir(folder)).rejects.toThrow(
    `The data folder ${folder} is in use by another Weft (process ${process.pid})`,
  );
  await unlock();
  await (await lockDataDir(folder))();
});

test("a folder held by another process that runs is refused", async () => {
  const other = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
  try {
    await once(other, "spawn");
    const stat = await readFile(`/proc/${other.pid}/stat`, "utf8").catch(() => null);
    const startedAt = stat?.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
    await writeFile(join(folder, "weft.lock"), JSON.stringify({ pid: other.pid, startedAt }));
    await expect(lockDataDir(folder)).rejects.toThrow(`process ${other.pid}`);
  } finally {
    other.kill("SIGKILL");
    await once(other, "exit");
  }
  await (await lockDataDir(folder))();
});

test("a lock that a crash has left is taken over, also where its number belongs to somebody else by now", async () => {
  const path = join(folder, "weft.lock");
  const isLinux = process.platform === "linux";
  const left = ["", "{", JSON.stringify({ pid: 2 ** 22 + 1, startedAt: "1" })];
  if (isLinux) left.push(JSON.stringify({ pid: process.pid, startedAt: "1" }));
  for (const text of left) {
    await writeFile(path, text);
    await (await lockDataDir(folder))();
    expect(await readdir(folder)).toEqual([]);
  }
});

test("of many who take a folder at once that a crash has left locked, one gets it", async () => {
  await writeFile(join(folder, "weft.lock"), JSON.stringify({ pid: 2 ** 22 + 1, startedAt: "1" }));
  const code = `
    import { lockDataDir } from ${JSON.stringify(new URL("./index.ts", import.meta.url).href)};
    await lockDataDir(${JSON.stringify(folder)}).then(() => console.log("held"), () => console.log("refused"));
    process.stdin.resume();`;
  const many = Array.from({ length: 4 }, () =>
    spawn(process.execPath, ["--input-type=module", "-e", code], { stdio: ["pipe", "pipe", "inherit"] }),
  );
  const said = await Promise.all(many.map(async (one) => String((await once(one.stdout, "data"))[0]).trim()));
  for (const one of many) one.kill("SIGKILL");
  await Promise.all(many.map((one) => once(one, "exit")));
  expect(said.toSorted()).toEqual(["held", "refused", "refused", "refused"]);
});

test("the address for mails is one with room for a word behind it, or a whole domain", () => {
  const address = (WEFT_MAIL_ADDRESS: string) => readConfig({ WEFT_MAIL_ADDRESS }).mailAddress;
  expect(address("Talk@Example.org")).toEqual({ local: "talk", domain: "example.org" });
  expect(address("*@talk.example.org")).toEqual({ local: "", domain: "talk.example.org" });
  for (const wrong of ["talk", "a+b@example.org", "much-too-long-for-it@example.org", "*@localhost"])
    expect(() => address(wrong), wrong).toThrow("WEFT_MAIL_ADDRESS");
});

test("where mails are taken is a host and a port, and whom we believe is a list", () => {
  expect(readConfig({ WEFT_MAIL_LISTEN: "0.0.0.0:25" }).mailListen).toEqual({ host: "0.0.0.0", port: 25 });
  expect(readConfig({ WEFT_MAIL_LISTEN: "[::1]:2525" }).mailListen).toEqual({ host: "::1", port: 2525 });
  expect(() => readConfig({ WEFT_MAIL_LISTEN: "25" })).toThrow("WEFT_MAIL_LISTEN");
  expect(readConfig({ WEFT_MAIL_TRUSTED: "MX.example.org, b" }).mailTrusted).toEqual(["mx.example.org", "b"]);
  expect(() => readConfig({ IMAP_URL: "https://secret@x" })).toThrow(/IMAP_URL cannot be used: it must be/);
});
