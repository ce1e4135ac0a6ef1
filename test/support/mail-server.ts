import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

/** A mail as the server got it. */
export interface ReceivedMail {
  readonly from: string;
  readonly to: string;
  readonly messageId: string;
  readonly data: string;
}

/** A real SMTP server on this machine that keeps what it gets and can be made difficult. */
export interface MailServer {
  /** smtp://127.0.0.1:… */
  readonly url: string;
  readonly mails: ReceivedMail[];
  /** What it says to an address instead of taking it, such as "550 5.1.1 No such person". */
  answerTo: (address: string) => string | undefined;
  refusesLogIn: boolean;
  /** How long it thinks about each mail. */
  delayMs: number;
  /** Breaks the line of the next mail. */
  dropNext(when: "in the text"): void;
  /** Forgets mails and difficulties. */
  reset(): void;
  stop(): Promise<void>;
}

/** Starts one on a free port of 127.0.0.1. */
export async function startMailServer(): Promise<MailServer> {
  let drops = false;
  const smtp = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ["STARTTLS"],
    disableReverseLookup: true,
    onAuth: (_auth, _session, done) =>
      self.refusesLogIn ? done(answer("535 5.7.8 Not let in")) : done(null, { user: "weft" }),
    onRcptTo({ address }, _session, done) {
      const words = self.answerTo(address);
      done(words === undefined ? null : answer(words));
    },
    onData(stream, session, done) {
      const pieces: Buffer[] = [];
      if (drops) {
        drops = false;
        for (const line of (smtp as unknown as { connections: Set<{ close(): void }> }).connections)
          line.close();
        return;
      }
      stream.on("data", (piece: Buffer) => pieces.push(piece));
      stream.on("end", () => {
        const data = Buffer.concat(pieces).toString();
        const { mailFrom, rcptTo } = session.envelope;
        setTimeout(() => {
          self.mails.push({
            from: mailFrom ? mailFrom.address : "",
            to: rcptTo[0]?.address ?? "",
            messageId: /^message-id:\s*(\S+)/im.exec(data)?.[1] ?? "",
            data,
          });
          done();
        }, self.delayMs);
      });
    },
  });
  smtp.on("error", () => {}); // lines that break are what it is for
  await new Promise<void>((resolve) => smtp.listen(0, "127.0.0.1", resolve));
  const { port } = smtp.server.address() as AddressInfo;
  const self: MailServer = {
    url: `smtp://127.0.0.1:${port}`,
    mails: [],
    answerTo: () => undefined,
    refusesLogIn: false,
    delayMs: 0,
    dropNext: () => {
      drops = true;
    },
    reset() {
      self.mails.length = 0;
      self.answerTo = () => undefined;
      self.refusesLogIn = false;
      self.delayMs = 0;
      drops = false;
    },
    stop: () => new Promise((resolve) => smtp.close(() => resolve())),
  };
  return self;
}

function answer(words: string): Error {
  return Object.assign(new Error(words.slice(4)), { responseCode: Number(words.slice(0, 3)) });
}
