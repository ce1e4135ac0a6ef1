import { rm, stat, statfs, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import nodemailer from "nodemailer";
import { openWeft } from "../installation.ts";
import { checkMailbox } from "../mail-in/index.ts";
import { type Config, ConfigError, DataFolderInUse, readConfig } from "../platform/config/index.ts";
import { type Command, takesNothing } from "./command.ts";

/** What one look found: fine, worth knowing, or in the way of running. */
interface Finding {
  readonly state: "ok" | "warn" | "fail";
  readonly says: string;
}

const ok = (says: string): Finding => ({ state: "ok", says });
const warn = (says: string): Finding => ({ state: "warn", says });
const fail = (says: string): Finding => ({ state: "fail", says });

export const doctor: Command = {
  help: `weft doctor

Looks at the settings, the data folder, the disk, the database, the mail server, the ways by which mails come in and the
port, and says for each what to do if something is wrong. Exit code 0: nothing stands in the way of running; 1: something does.
Stop Weft before, or the data folder is found in use.`,
  async run(args, { env, stdout }) {
    takesNothing(args);
    const findings: Finding[] = [];
    const look = async (what: () => Promise<Finding | Finding[]>) => {
      const found = await what().catch((error: unknown) =>
        fail(error instanceof Error ? error.message : String(error)),
      );
      for (const finding of [found].flat()) {
        findings.push(finding);
        stdout.write(`${{ ok: "fine ", warn: "note ", fail: "WRONG" }[finding.state]}  ${finding.says}\n`);
      }
    };
    await look(async () => lookAtNode());
    const config = readConfig(env); // a ConfigError ends here with its sentence
    await look(async () => lookAtSettings(config));
    await look(() => lookAtFolder(config));
    await look(() => lookAtDatabase(config));
    await look(() => lookAtMail(config));
    await look(() => lookAtMailIn(config));
    await look(() => lookAtPort(config));
    const wrong = findings.filter((finding) => finding.state === "fail").length;
    stdout.write(
      wrong === 0 ? "Nothing stands in the way.\n" : `${wrong} thing${wrong === 1 ? "" : "s"} to mend.\n`,
    );
    return wrong === 0 ? 0 : 1;
  },
};

function lookAtNode(): Finding {
  const major = Number.parseInt(process.versions.node, 10);
  return major >= 24
    ? ok(`Node ${process.versions.node}`)
    : fail(`Node ${process.versions.node} is too old: run npm ci, which brings Node 24.`);
}

function lookAtSettings(config: Config): Finding[] {
  const local = /^https?:\/\/(localhost|127\.|\[::1\])/.test(config.url);
  const found = [ok(`Weft's address is ${config.url}`)];
  if (!local && config.url.startsWith("http:")) {
    found.push(
      warn(
        "The address is not https: passwords would cross the network in the clear. Put a proxy with a certificate in front and set WEFT_URL to https://…",
      ),
    );
  }
  if (!local && config.trustedProxies === 0) {
    found.push(
      warn(
        "WEFT_TRUSTED_PROXIES is 0: behind a proxy, set it to 1, or all visitors seem to come from one address and share one rate limit.",
      ),
    );
  }
  return found;
}

async function lookAtFolder(config: Config): Promise<Finding[]> {
  const probe = join(config.dataDir, `.doctor-${process.pid}`);
  try {
    await writeFile(probe, "");
    await rm(probe);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT")
      return [ok(`The data folder ${config.dataDir} will be made at the first start`)];
    return [fail(`The data folder ${config.dataDir} cannot be written: give it to the user who runs Weft.`)];
  }
  const { bavail, bsize } = await statfs(config.dataDir);
  const freeGigabytes = (bavail * bsize) / 1e9;
  const secrets = await stat(join(config.dataDir, "secrets.json")).catch(() => undefined);
  const open = secrets && (secrets.mode & 0o077) !== 0;
  return [
    ok(`The data folder is ${config.dataDir}`),
    freeGigabytes < 1
      ? fail(`Only ${freeGigabytes.toFixed(1)} GB are free on its disk: make room.`)
      : ok(`${freeGigabytes.toFixed(0)} GB are free on its disk`),
    ...(open ? [fail("secrets.json can be read by others: run chmod 600 on it.")] : []),
  ];
}

async function lookAtDatabase(config: Config): Promise<Finding> {
  const kind = config.databaseUrl ? "PostgreSQL server" : "embedded database";
  try {
    const weft = await openWeft({ ...config, logLevel: "silent" });
    await weft.close();
    return ok(`The ${kind} answers and is up to date`);
  } catch (error) {
    if (error instanceof DataFolderInUse)
      return warn(`${error.message} (So the database was not looked at.)`);
    if (error instanceof ConfigError) return fail(error.message);
    return fail(
      `The ${kind} does not answer: ${error instanceof Error ? error.message : String(error)}${config.databaseUrl ? " — check DATABASE_URL." : ""}`,
    );
  }
}

async function lookAtMail(config: Config): Promise<Finding> {
  if (!config.smtpUrl)
    return warn(
      "SMTP_URL is not set: mails are kept in the outbox, where an administrator can read them (/administration/mails).",
    );
  const transport = nodemailer.createTransport(config.smtpUrl, { connectionTimeout: 8_000 } as object);
  try {
    await transport.verify();
    return ok("The mail server answers");
  } catch (error) {
    return fail(
      `The mail server does not answer: ${error instanceof Error ? error.message : String(error)} — check SMTP_URL.`,
    );
  } finally {
    transport.close();
  }
}

/** The ways by which mails come in: see docs/self-hosting.md, "Answers by mail". */
async function lookAtMailIn(config: Config): Promise<Finding[]> {
  const { mailAddress, mailListen, imapUrl, mailTrusted } = config;
  if (!mailAddress) {
    return mailListen || imapUrl
      ? [
          warn(
            "WEFT_MAIL_ADDRESS is not set, so no mails come in: name the address that people are to write to.",
          ),
        ]
      : [ok("Nobody answers by mail (WEFT_MAIL_ADDRESS is not set)")];
  }
  const found = [ok(`People write to ${mailAddress.local || "*"}@${mailAddress.domain}`)];
  if (!mailListen && !imapUrl)
    found.push(warn("Mails come in by the hook alone: for the other ways set IMAP_URL or WEFT_MAIL_LISTEN."));
  if (imapUrl) {
    const why = await checkMailbox(imapUrl);
    found.push(
      why ? fail(`The mailbox cannot be read: ${why} — check IMAP_URL.`) : ok("The mailbox can be read"),
    );
  }
  if (mailListen) found.push(await lookAtListener(mailListen.port, mailListen.host, "WEFT_MAIL_LISTEN"));
  if (mailTrusted.length === 0)
    found.push(
      warn(
        "WEFT_MAIL_TRUSTED is not set: whoever writes to a group is asked first whether the mail is theirs. Name the mail server that checks senders for you.",
      ),
    );
  return found;
}

function lookAtPort(config: Config): Promise<Finding> {
  return lookAtListener(config.port, config.host, "PORT");
}

function lookAtListener(port: number, host: string, setting: string): Promise<Finding> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) =>
      resolve(
        fail(
          error.code === "EACCES"
            ? `Port ${port} on ${host} may not be opened by this user: set ${setting} to another.`
            : `Port ${port} on ${host} is taken: stop what uses it, or set ${setting}.`,
        ),
      ),
    );
    server.listen(port, host, () => server.close(() => resolve(ok(`Port ${port} on ${host} is free`))));
  });
}
