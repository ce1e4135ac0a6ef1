import { ImapFlow } from "imapflow";
import type { PlatformCtx } from "../platform/ctx.ts";
import { keepMail, mailBytesMax } from "./keep-mail.ts";
import { mailboxState } from "./mailbox-state.ts";

const pollMs = 60_000;
/** More wait for the next look: one look must not take all memory. */
const mailsALookMax = 200;

/** A mailbox as its address names it. */
export interface Mailbox {
  readonly host: string;
  readonly port: number;
  readonly secure: boolean;
  readonly user: string;
  readonly password: string;
  readonly folder: string;
}

/** Reads "imaps://user:password@host:port/folder". */
export function readMailbox(imapUrl: string): Mailbox {
  const url = new URL(imapUrl);
  const secure = url.protocol === "imaps:";
  return {
    host: url.hostname.replace(/^\[|\]$/g, ""),
    port: Number(url.port) || (secure ? 993 : 143),
    secure,
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    folder: decodeURIComponent(url.pathname.slice(1)) || "INBOX",
  };
}

/** A connection to a mailbox. On this machine alone it may be in the clear. @throws the server's words if it does not let us in */
export async function connectMailbox(imapUrl: string): Promise<ImapFlow> {
  const { host, port, secure, user, password } = readMailbox(imapUrl);
  const isLocal = /^(?:localhost|127\.\d+\.\d+\.\d+|::1)$/.test(host);
  const client = new ImapFlow({
    host,
    port,
    secure,
    ...(secure || isLocal ? {} : { doSTARTTLS: true }),
    ...(isLocal ? { tls: { rejectUnauthorized: false } } : {}),
    auth: { user, pass: password },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 60_000,
  });
  client.on("error", () => {}); // what it says also ends the command that is waited for
  await client.connect();
  return client;
}

/**
 * Looks into the mailbox once (the setting IMAP_URL): keeps what is not marked as read, and marks it as soon as it is kept.
 * Whatever happens in between, it is found again, and known as the same.
 * @returns how many were kept.
 */
export async function lookIntoMailbox(ctx: PlatformCtx): Promise<number> {
  const { imapUrl } = ctx.config;
  if (!imapUrl) return 0;
  const client = await connectMailbox(imapUrl);
  try {
    const lock = await client.getMailboxLock(readMailbox(imapUrl).folder);
    try {
      return await keepUnread(ctx, client);
    } finally {
      lock.release();
    }
  } finally {
    await client.logout().catch(() => client.close());
  }
}

async function keepUnread(ctx: PlatformCtx, client: ImapFlow): Promise<number> {
  const found = await client.search({ seen: false }, { uid: true });
  const uids = (found || []).slice(0, mailsALookMax);
  for (const uid of uids) {
    const facts = await client.fetchOne(String(uid), { size: true, headers: true }, { uid: true });
    if (!facts) continue; // taken away meanwhile
    const size = facts.size ?? 0;
    const tooLarge = size > mailBytesMax(ctx.config);
    const whole = tooLarge ? undefined : await client.fetchOne(String(uid), { source: true }, { uid: true });
    const raw = tooLarge ? facts.headers : whole ? whole.source : undefined;
    if (!raw) continue;
    await keepMail(ctx, { door: "imap", raw, ...(tooLarge ? { tooLargeBytes: size } : {}) });
    await client.messageFlagsAdd(String(uid), ["\\Seen"], { uid: true });
  }
  return uids.length;
}

/** Looks into the mailbox every minute, from now on until it is closed. */
export function watchMailbox(ctx: PlatformCtx, state = mailboxState): { close(): Promise<void> } | undefined {
  if (!ctx.config.imapUrl || !ctx.config.mailAddress) return undefined;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  let looking: Promise<void> = Promise.resolve();
  const look = async () => {
    try {
      await lookIntoMailbox(ctx);
      state.trouble = null;
    } catch (error) {
      state.trouble = whatServerSaid(error);
      ctx.log.warn(
        { err: error },
        "the mailbox of IMAP_URL could not be read; it is tried again in a minute",
      );
    }
    state.lookedAt = ctx.now();
    if (!closed) timer = setTimeout(begin, pollMs);
  };
  const begin = () => {
    looking = look();
  };
  begin();
  return {
    async close() {
      closed = true;
      clearTimeout(timer);
      await looking;
    },
  };
}

/** The most telling words in an error of the mailbox's server. */
export function whatServerSaid(error: unknown): string {
  const { responseText, message } = error as { responseText?: string; message?: string };
  return (responseText || message || String(error)).slice(0, 200);
}
