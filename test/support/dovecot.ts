import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "./free-port.ts";

/** A real mailbox on the loopback, in a folder that goes when it stops. */
export interface MailboxServer {
  /** As the setting IMAP_URL has it. */
  readonly url: string;
  stop(): Promise<void>;
}

const idOf = (flag: string, name: string) =>
  Number(spawnSync("id", [flag, name], { encoding: "utf8" }).stdout) || 65_534;

/**
 * Starts Dovecot 2.3 as an ordinary process, with one mailbox and nothing of the system's own settings.
 * @throws with what it said, if it does not start
 */
export async function startDovecot(program: string): Promise<MailboxServer> {
  const folder = mkdtempSync(join(tmpdir(), "weft-dovecot-"));
  const isRoot = process.getuid?.() === 0;
  const uid = isRoot ? idOf("-u", "nobody") : (process.getuid?.() ?? 0);
  const gid = isRoot ? idOf("-g", "nobody") : (process.getgid?.() ?? 0);
  const mails = join(folder, "mails");
  mkdirSync(mails);
  if (isRoot) {
    chownSync(folder, uid, gid);
    chownSync(mails, uid, gid);
  }
  const port = await freePort();
  const config = join(folder, "dovecot.conf");
  writeFileSync(config, settings({ folder, mails, port, uid, gid, isRoot }));
  const server = spawn(program, ["-F", "-c", config], { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  server.stderr.on("data", (chunk) => {
    said = (said + chunk).slice(-2000);
  });
  const killServer = () => server.kill("SIGKILL");
  process.once("exit", killServer);
  await untilAnswering(port, () => (server.exitCode === null ? undefined : said));
  return {
    url: `imap://weft:mail%40box@127.0.0.1:${port}/INBOX`,
    async stop() {
      process.removeListener("exit", killServer);
      const gone = once(server, "exit");
      server.kill("SIGTERM");
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

interface Layout {
  readonly folder: string;
  readonly mails: string;
  readonly port: number;
  readonly uid: number;
  readonly gid: number;
  readonly isRoot: boolean;
}

function settings({ folder, mails, port, uid, gid, isRoot }: Layout): string {
  const me = spawnSync("id", ["-un"], { encoding: "utf8" }).stdout.trim();
  const own = isRoot ? [] : [`default_internal_user = ${me}`, `default_login_user = ${me}`];
  return [
    `base_dir = ${folder}/run`,
    `state_dir = ${folder}/state`,
    `log_path = ${folder}/log`,
    "protocols = imap",
    "listen = 127.0.0.1",
    "ssl = no",
    "disable_plaintext_auth = no",
    "first_valid_uid = 1",
    "first_valid_gid = 1",
    `mail_location = maildir:${mails}`,
    ...own,
    "passdb {\n  driver = static\n  args = password={PLAIN}mail@box\n}",
    `userdb {\n  driver = static\n  args = uid=${uid} gid=${gid} home=${mails}\n}`,
    "namespace inbox {\n  inbox = yes\n}",
    `service imap-login {\n  chroot =\n  inet_listener imap {\n    port = ${port}\n  }\n  inet_listener imaps {\n    port = 0\n  }\n}`,
    "service anvil {\n  chroot =\n}",
    "service stats {\n  chroot =\n}",
    "",
  ].join("\n");
}

async function untilAnswering(port: number, failure: () => string | undefined): Promise<void> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const socket = connect(port, "127.0.0.1");
    const greeted = await new Promise((resolve) => {
      socket.once("data", () => resolve(true));
      socket.once("error", () => resolve(false));
      socket.once("close", () => resolve(false));
    });
    socket.destroy();
    if (greeted) return;
    const said = failure();
    if (said !== undefined || Date.now() > deadline)
      throw new Error(`Dovecot did not start: ${said ?? "no answer"}`);
    await new Promise((wait) => setTimeout(wait, 50));
  }
}
