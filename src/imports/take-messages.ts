import { createHash } from "node:crypto";
import { addAttachment, pictureMarkup } from "../attachments/index.ts";
import {
  idForMissing,
  type MailRecord,
  parentCandidates,
  parseMessage,
  scanLinks,
} from "../platform/read-mail/index.ts";
import { excerpt, renderMarkdown, shorten } from "../platform/text/index.ts";
import { titleLengthMax } from "../posts/index.ts";
import type { Ctx, PersonId } from "../viewer/index.ts";
import { composeText } from "./compose-text.ts";
import { keepMailFiles } from "./mail-files.ts";
import type { Mailbox } from "./mailbox.ts";
import { labelOf, type PlannedMessage } from "./mbox/index.ts";
import type { Tally } from "./summary.ts";
import type { Writers } from "./writers.ts";

/** A message made ready to be kept: read, rendered, its files stored. All that is slow is done. */
export interface TakenMessage {
  readonly messageId: string;
  readonly sourceHash: string;
  readonly contentHash: string;
  readonly threadSubject: string;
  readonly isAnswer: boolean;
  /** Ids under which its parent may be found, the likeliest first. */
  readonly candidates: readonly string[];
  readonly sentAt: Date;
  readonly authorId: PersonId;
  readonly title: string;
  readonly markdown: string;
  readonly html: string;
  readonly excerpt: string;
  readonly attachmentIds: readonly string[];
  readonly planned: PlannedMessage;
  /** Names it in the summary. */
  readonly label: string;
}

/** A message as it stands in the archive, known by its bytes. */
export interface RawMessage {
  readonly planned: PlannedMessage;
  readonly raw: Buffer;
  readonly fromLine: string | null;
  readonly sourceHash: string;
  readonly label: string;
}

const idLengthMax = 400;
const subjectLengthMax = 300;
/** Of a long thread's References the ends say all: what is answered, and where it began. */
const candidatesMax = 12;

/** Reads a message's bytes. */
export async function readRaw(mailbox: Mailbox, planned: PlannedMessage): Promise<RawMessage> {
  const { raw, fromLine } = await mailbox.read(planned);
  const sourceHash = createHash("sha256").update(raw).digest("base64url").slice(0, 32);
  return {
    planned,
    raw,
    fromLine,
    sourceHash,
    label: scanLinks(raw).messageId ?? labelOf(raw.subarray(0, 65_536)),
  };
}

/** Makes messages ready, in turn. */
export class Taker {
  private readonly ctx: Ctx;
  private readonly mailbox: Mailbox;
  private readonly writers: Writers;
  private readonly tally: Tally;
  private readonly picturesSeen = new Set<string>();
  private lastSentAt: Date | undefined;

  constructor(ctx: Ctx, mailbox: Mailbox, writers: Writers, tally: Tally) {
    this.ctx = ctx;
    this.mailbox = mailbox;
    this.writers = writers;
    this.tally = tally;
  }

  /** What cannot be read is left out, with its reason. */
  async take(messages: readonly RawMessage[]): Promise<TakenMessage[]> {
    const records: { source: RawMessage; mail: MailRecord }[] = [];
    for (const source of messages) {
      try {
        records.push({ source, mail: await this.parse(source) });
      } catch (error) {
        this.leaveOut(source, "unreadable", error);
      }
    }
    const authors = await this.writers.find(records.map(({ mail }) => mail.author));
    // Mails with files go one after the other, for what a picture repeats stands in an earlier one. While a picture is made
    // in a thread of its own, the others are rendered.
    let files: Promise<unknown> = Promise.resolve();
    const prepared = records.map(({ source, mail }, at) => {
      const prepare = () => this.prepareOrLeaveOut(source, mail, authors[at] as PersonId);
      if (mail.attachments.length === 0) return prepare();
      const mine = files.then(prepare);
      files = mine;
      return mine;
    });
    return (await Promise.all(prepared)).filter((message) => message !== undefined);
  }

  private async prepareOrLeaveOut(
    source: RawMessage,
    mail: MailRecord,
    authorId: PersonId,
  ): Promise<TakenMessage | undefined> {
    try {
      return await this.prepare(source, mail, authorId);
    } catch (error) {
      this.leaveOut(source, "not-kept", error);
      return undefined;
    }
  }

  private async parse({ raw, fromLine }: RawMessage): Promise<MailRecord> {
    const mail = await parseMessage(raw, { fromLine, now: this.ctx.now() });
    // Archives run in order of time: a mail without a date was sent about when the one before it was.
    const sentAt = mail.dateSource === "unknown" ? (this.lastSentAt ?? mail.sentAt) : mail.sentAt;
    this.lastSentAt = sentAt;
    return { ...mail, sentAt };
  }

  private async prepare(source: RawMessage, mail: MailRecord, authorId: PersonId): Promise<TakenMessage> {
    const { ctx } = this;
    const asAuthor = asWriter(ctx, authorId);
    const files = await keepMailFiles(asAuthor, authorId, mail, this.picturesSeen);
    for (const { name, reason } of files.refused) {
      this.tally.leaveOutFile({
        ...this.nameOf(source),
        reason: "file-refused",
        detail: `${name}: ${reason}`,
      });
    }
    const text = composeText(
      storable([fullTitle(mail), files.replyMarkdown].filter((part) => part !== "").join("\n\n")),
      storable(files.quotedMarkdown),
      { quoted: ctx.t("imports.quoted") },
    );
    const attachmentIds = [...files.attachmentIds];
    let markdown = text.markdown || ctx.t("imports.no-words");
    const whole = mail.wholeText ?? text.whole;
    if (whole !== null) {
      const kept = await addAttachment(asAuthor, authorId, {
        name: ctx.t("imports.whole-file"),
        content: Buffer.from(whole).subarray(0, ctx.config.uploadBytesMax),
      });
      attachmentIds.push(kept.id);
      markdown += `\n\n${ctx.t("imports.whole-text")}\n\n${kept.markdown}`;
    }
    this.tally.attachments += attachmentIds.length;
    const pictures = attachmentIds.length > 0 ? await pictureMarkup(asAuthor, attachmentIds) : new Map();
    const { html } = renderMarkdown(markdown, {
      picture: (id, written) => pictures.get(id)?.(written) ?? null,
    });
    // A line that only names a file says nothing about the text.
    const short = excerpt(html.replace(/<a class="file"[\s\S]*?<\/a>/g, ""), 240);
    return {
      messageId: keptId(mail.hasOwnId ? mail.messageId : idForMissing(source.raw)),
      sourceHash: source.sourceHash,
      contentHash: mail.contentHash,
      threadSubject: storable(mail.threadSubject).slice(0, subjectLengthMax),
      isAnswer: mail.isAnswer,
      candidates: likeliest(parentCandidates(mail)).map(keptId),
      sentAt: mail.sentAt,
      authorId,
      title: titleOf(mail, text.markdown === "" ? "" : short, ctx),
      markdown,
      html,
      excerpt: short,
      attachmentIds,
      planned: source.planned,
      label: source.label,
    };
  }

  private leaveOut(source: RawMessage, reason: "unreadable" | "not-kept", error: unknown): void {
    const detail = error instanceof Error ? error.message : String(error);
    this.tally.leaveOut({ ...this.nameOf(source), reason, detail });
  }

  private nameOf({ label, planned }: RawMessage) {
    return { message: label, file: this.mailbox.files[planned.file] ?? "", offset: planned.offset };
  }
}

/** The rights of the writer and no more: they decide which attachments may stand in the text. */
function asWriter(ctx: Ctx, authorId: PersonId): Ctx {
  return {
    ...ctx,
    viewer: {
      id: authorId,
      name: "",
      handle: "",
      email: "",
      emailVerified: false,
      face: null,
      administrator: false,
      roles: new Map(),
      barred: new Set(),
      language: ctx.viewer.language,
      timeZone: ctx.viewer.timeZone,
      sessionToken: "",
    },
  };
}

/** The database takes neither zero bytes nor halves of letters. */
function storable(text: string): string {
  return text.toWellFormed().replaceAll("\0", "").normalize("NFC");
}

/** An id as it is kept: one that is longer than an index takes is cut, with a hash in its place. */
function keptId(id: string): string {
  const plain = storable(id);
  if (plain.length <= idLengthMax) return plain;
  return `${plain.slice(0, idLengthMax - 40)}#${createHash("sha256").update(plain).digest("hex").slice(0, 32)}`;
}

function likeliest(candidates: readonly string[]): string[] {
  const last = candidates.at(-1);
  if (candidates.length <= candidatesMax || last === undefined) return [...candidates];
  return [...candidates.slice(0, candidatesMax - 1), last];
}

function titleOf(mail: MailRecord, beginning: string, ctx: Ctx): string {
  const title =
    storable(mail.title) ||
    shorten(beginning, 80) ||
    mail.attachments[0]?.filename ||
    ctx.t("imports.no-subject");
  return shorten(title, titleLengthMax);
}

/** A subject that is longer than a title may be stands in full above the text. */
function fullTitle(mail: MailRecord): string {
  return mail.title.length > titleLengthMax ? mail.title.replace(/[\\`*_[\]<>#]/g, "\\$&") : "";
}
