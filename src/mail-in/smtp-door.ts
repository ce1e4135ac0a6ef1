import { once } from "node:events";
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from "smtp-server";
import { ConfigError } from "../platform/config/index.ts";
import type { PlatformCtx } from "../platform/ctx.ts";
import { readAddress } from "./addresses.ts";
import { keepMail, mailBytesMax } from "./keep-mail.ts";

/** Mail servers that may speak to us at once; others are told to come back in a moment. */
const clientsMax = 50;

/** What a server is told: 4xx means "try again later", 5xx "never". */
class Refusal extends Error {
  readonly responseCode: number;
  constructor(responseCode: number, message: string) {
    super(message);
    this.responseCode = responseCode;
  }
}

/**
 * Takes mails by SMTP (the setting WEFT_MAIL_LISTEN): for addresses of ours only, and says 250 once a mail is kept. Whether an
 * address leads anywhere is not said here: it would tell strangers which groups there are.
 * @throws ConfigError where the port cannot be had
 */
export async function openSmtpDoor(ctx: PlatformCtx): Promise<{ close(): Promise<void> } | undefined> {
  const { mailListen, mailAddress } = ctx.config;
  if (!mailListen || !mailAddress) return undefined;
  const server = new SMTPServer({
    name: mailAddress.domain,
    banner: "Weft",
    size: mailBytesMax(ctx.config),
    disabledCommands: ["AUTH"],
    disableReverseLookup: true,
    maxClients: clientsMax,
    socketTimeout: 60_000,
    closeTimeout: 2_000,
    logger: false,
    onRcptTo({ address }, session, done) {
      if (readAddress(ctx.config, address) === undefined)
        return done(new Refusal(550, "5.7.1 We take mails for our own addresses only"));
      if (session.envelope.rcptTo.length >= 20) return done(new Refusal(452, "4.5.3 Too many recipients"));
      done();
    },
    onData(stream, session, done) {
      takeData(ctx, stream, session).then(
        () => done(null, "2.6.0 Kept"),
        (error: unknown) => done(refusalOf(ctx, error)),
      );
    },
  });
  // A client that breaks off is its own affair.
  server.on("error", (error: Error) => ctx.log.debug({ err: error }, "a mail server broke off"));
  server.server.on("error", () => {});
  const listening = once(server.server, "listening");
  server.listen(mailListen.port, mailListen.host);
  await listening.catch((error: NodeJS.ErrnoException) => {
    throw new ConfigError(
      `The setting WEFT_MAIL_LISTEN cannot be used: ${mailListen.host}:${mailListen.port} ${whyNot(error.code)}.`,
    );
  });
  return { close: () => new Promise((resolve) => server.close(() => resolve())) };
}

function whyNot(code: string | undefined): string {
  if (code === "EADDRINUSE") return "is taken by another program";
  if (code === "EACCES") return "may not be opened by this user (ports below 1024 are for root)";
  return code === "EADDRNOTAVAIL" ? "is no address of this machine" : `cannot be opened (${code})`;
}

async function takeData(
  ctx: PlatformCtx,
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) if (!stream.sizeExceeded) chunks.push(chunk as Buffer);
  if (stream.sizeExceeded) throw new Refusal(552, "5.3.4 This mail is too large for us");
  const from = session.envelope.mailFrom;
  // As any mail server does, whom to tell of trouble is written above: nobody at all (<>) is a machine.
  const returnPath = Buffer.from(`Return-Path: <${from ? from.address.replace(/[\r\n<>]/g, "") : ""}>\r\n`);
  const recipients = session.envelope.rcptTo.map(({ address }) => address);
  await keepMail(ctx, { door: "smtp", raw: Buffer.concat([returnPath, ...chunks]), recipients });
}

/** What we could not keep for a reason of ours is to be sent again. */
function refusalOf(ctx: PlatformCtx, error: unknown): Error {
  if (error instanceof Refusal) return error;
  ctx.log.error({ err: error }, "a mail could not be kept");
  return new Refusal(451, "4.3.0 We could not keep it just now, please send it again");
}
