import { isAbsolute, resolve } from "node:path";
import { z } from "zod";

/** Settings of one installation, read once from the environment. docs/self-hosting.md explains each. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** Absolute path of the folder with the embedded database, files and secrets. */
  readonly dataDir: string;
  /** Public address without a trailing slash, such as https://weft.example.org */
  readonly url: string;
  /** A PostgreSQL server; undefined means the embedded database under dataDir. */
  readonly databaseUrl?: string;
  /** Redis or Valkey, by which several nodes on one `databaseUrl` tell each other what changed; undefined: there is one. */
  readonly redisUrl?: string;
  readonly smtpUrl?: string;
  /** At most so many mails a minute go to the SMTP server; 0 for no limit. */
  readonly mailsPerMinute: number;
  /** Sender of the community's mails: an address, or "Name <address>". */
  readonly mailFrom: string;
  /** Where mails to the community come in; undefined where nobody answers by mail. */
  readonly mailAddress?: MailAddress;
  /** Where Weft itself takes mails by SMTP. */
  readonly mailListen?: { readonly host: string; readonly port: number };
  /** A mailbox to be looked into. */
  readonly imapUrl?: string;
  /** Names of mail servers that are believed when they say whether a sender is real (Authentication-Results). */
  readonly mailTrusted: readonly string[];
  readonly logLevel: string;
  readonly development: boolean;
  /** How many proxies in front of Weft may be believed about the visitor's address. */
  readonly trustedProxies: number;
  /** Size limit of one uploaded file, in bytes. */
  readonly uploadBytesMax: number;
  /** Requests a minute allowed to one address for sign-in, sign-up and mails; 0 switches rate limits off. */
  readonly rateLimit: number;
  /** Whether links are looked up at their sites, so that a text can show what they lead to. */
  readonly linkPreviews: boolean;
  /** How long notices wait for more of the same talk before they are mailed, in seconds. */
  readonly mailWaitSeconds: number;
  /** Push services on this machine are spoken to as well, also without TLS: for tests alone. */
  readonly pushToThisMachine?: boolean;
  /** Answers say in x-weft-queries how many queries this process has made so far: for the benchmark alone. */
  readonly tellsQueries?: boolean;
}

/** The address of the community, of which all others are made: "local+word@domain", or "word@domain" where local is "". */
export interface MailAddress {
  readonly local: string;
  readonly domain: string;
}

/** A setting that cannot be used. Its message is one sentence that names the setting. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

const emptyAsUnset = (value: unknown) => (value === "" ? undefined : value);
const setting = <T extends z.ZodType>(schema: T) => z.preprocess(emptyAsUnset, schema);

function wholeNumber(min: number, max: number) {
  const says = `must be a whole number from ${min} to ${max}`;
  return z.coerce.number(says).int(says).min(min, says).max(max, says);
}

function address(scheme: RegExp, example: string) {
  const says = `must be an address such as ${example}`;
  return z.string().refine((value) => scheme.test(value) && URL.canParse(value), says);
}

const site = "must be an address such as https://weft.example.org, without a path";
const community =
  "must be an address with at most 16 letters before the @, such as talk@example.org, or *@talk.example.org for a whole domain";
const megabytes = "must be a number of megabytes above 0, up to 2000";
const levels = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;

const Environment = z.object({
  PORT: setting(wholeNumber(0, 65_535).default(3000)),
  HOST: setting(z.string().default("127.0.0.1")),
  WEFT_DATA: setting(z.string().default("./data")),
  WEFT_URL: setting(
    z
      .string()
      .transform((value) => value.replace(/\/+$/, ""))
      .refine((value) => /^https?:\/\/[^\s/?#@]+$/i.test(value) && URL.canParse(value), site)
      .transform((value) => new URL(value).origin)
      .optional(),
  ),
  DATABASE_URL: setting(address(/^postgres(ql)?:\/\//, "postgres://weft:password@localhost/weft").optional()),
  REDIS_URL: setting(address(/^rediss?:\/\/[^/]/, "redis://:password@localhost:6379").optional()),
  SMTP_URL: setting(address(/^smtps?:\/\/[^/]/, "smtps://user:password@mail.example.org").optional()),
  WEFT_MAILS_A_MINUTE: setting(wholeNumber(0, 100_000).default(0)),
  WEFT_MAIL_WAIT_SECONDS: setting(wholeNumber(0, 3600).default(120)),
  WEFT_MAIL_FROM: setting(z.string().includes("@", { error: "must hold an e-mail address" }).optional()),
  WEFT_MAIL_ADDRESS: setting(
    z
      .string()
      .toLowerCase()
      .regex(/^(\*|[a-z0-9][a-z0-9._-]{0,15})@[a-z0-9-]+(\.[a-z0-9-]+)+$/, community)
      .optional(),
  ),
  WEFT_MAIL_LISTEN: setting(
    z
      .string()
      .regex(/^(\[[0-9a-f:]+\]|[^\s:[\]]+):\d{1,5}$/i, "must be an address and a port, such as 0.0.0.0:25")
      .optional(),
  ),
  IMAP_URL: setting(address(/^imaps?:\/\/[^/]/, "imaps://user:password@mail.example.org/INBOX").optional()),
  WEFT_MAIL_TRUSTED: setting(z.string().default("")),
  WEFT_LOG_LEVEL: setting(z.enum(levels, `must be one of ${levels.join(", ")}`).default("info")),
  WEFT_TRUSTED_PROXIES: setting(wholeNumber(0, 10).default(0)),
  WEFT_UPLOAD_MB: setting(z.coerce.number(megabytes).positive(megabytes).max(2000, megabytes).default(25)),
  WEFT_RATE_LIMIT: setting(wholeNumber(0, 1_000_000).default(20)),
  WEFT_LINK_PREVIEWS: setting(z.enum(["on", "off"], "must be on or off").default("on")),
  WEFT_PUSH_TO_THIS_MACHINE: setting(z.literal("1", "must be 1").optional()),
  WEFT_BENCH: setting(z.literal("1", "must be 1").optional()),
  NODE_ENV: setting(z.string().default("production")),
});

/** Settings that may hold a password: their value is never said. */
const secretive: ReadonlySet<string> = new Set(["DATABASE_URL", "REDIS_URL", "SMTP_URL", "IMAP_URL"]);

/**
 * Reads the settings.
 * @param env usually process.env
 * @throws ConfigError with one sentence that names the first wrong setting.
 */
export function readConfig(env: NodeJS.ProcessEnv, cwd: string = process.cwd()): Config {
  const result = Environment.safeParse(env);
  if (!result.success) {
    const issue = result.error.issues[0];
    const name = String(issue?.path[0]);
    const is = secretive.has(name) ? "cannot be used: it" : `is ${JSON.stringify(env[name])}, but it`;
    throw new ConfigError(`The setting ${name} ${is} ${issue?.message}.`);
  }
  const values = result.data;
  const shownHost = values.HOST === "0.0.0.0" || values.HOST === "::" ? "127.0.0.1" : values.HOST;
  const url =
    values.WEFT_URL ?? `http://${shownHost.includes(":") ? `[${shownHost}]` : shownHost}:${values.PORT}`;
  return {
    port: values.PORT,
    host: values.HOST,
    dataDir: isAbsolute(values.WEFT_DATA) ? values.WEFT_DATA : resolve(cwd, values.WEFT_DATA),
    url,
    databaseUrl: values.DATABASE_URL,
    redisUrl: values.REDIS_URL,
    smtpUrl: values.SMTP_URL,
    mailsPerMinute: values.WEFT_MAILS_A_MINUTE,
    mailWaitSeconds: values.WEFT_MAIL_WAIT_SECONDS,
    mailFrom: values.WEFT_MAIL_FROM ?? `weft@${new URL(url).hostname}`,
    mailAddress: mailAddress(values.WEFT_MAIL_ADDRESS),
    mailListen: hostAndPort(values.WEFT_MAIL_LISTEN),
    imapUrl: values.IMAP_URL,
    mailTrusted: values.WEFT_MAIL_TRUSTED.toLowerCase()
      .split(/[\s,]+/)
      .filter((name) => name !== ""),
    logLevel: values.WEFT_LOG_LEVEL,
    development: values.NODE_ENV === "development",
    trustedProxies: values.WEFT_TRUSTED_PROXIES,
    uploadBytesMax: Math.round(values.WEFT_UPLOAD_MB * 1024 * 1024),
    rateLimit: values.WEFT_RATE_LIMIT,
    linkPreviews: values.WEFT_LINK_PREVIEWS === "on",
    pushToThisMachine: values.WEFT_PUSH_TO_THIS_MACHINE ? true : undefined,
    tellsQueries: values.WEFT_BENCH ? true : undefined,
  };
}

function mailAddress(written: string | undefined): MailAddress | undefined {
  const [local = "", domain] = written?.split("@") ?? [];
  return domain === undefined ? undefined : { local: local === "*" ? "" : local, domain };
}

function hostAndPort(written: string | undefined): Config["mailListen"] {
  if (written === undefined) return undefined;
  const colon = written.lastIndexOf(":");
  return { host: written.slice(0, colon).replace(/^\[|\]$/g, ""), port: Number(written.slice(colon + 1)) };
}
