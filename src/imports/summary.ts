import type { Translate } from "../platform/languages/index.ts";
import type { UnreadableFile } from "./mailbox.ts";

/** Why a message, or a file that came with one, did not come in. */
export type LeftOutReason =
  | "too-large"
  | "not-a-message"
  | "unreadable"
  | "repeated"
  | "not-kept"
  | "file-refused";

/** Something that did not come in, named. */
export interface LeftOut {
  /** Message-ID, or what is known of the message. */
  readonly message: string;
  /** The file of the archive, and where in it (unpacked). */
  readonly file: string;
  readonly offset: number;
  readonly reason: LeftOutReason;
  /** What else is known: the error, the name of the attachment. */
  readonly detail?: string;
}

/** What an import did. `posts + replies + alreadyHere + leftOut` are all messages, unless it was stopped. */
export interface ImportSummary {
  readonly group: string;
  readonly files: readonly string[];
  readonly messages: number;
  readonly posts: number;
  readonly replies: number;
  /** Taken by an earlier run. */
  readonly alreadyHere: number;
  /** Threads that were apart and were joined, since the message they answer has come. */
  readonly joined: number;
  /** People who were not known here before. */
  readonly people: number;
  readonly attachments: number;
  readonly leftOutCount: number;
  /** The messages that did not come in: all of them, up to the first ten thousand. */
  readonly leftOut: readonly LeftOut[];
  /** Attachments that did not come in, though their message did. */
  readonly leftOutFiles: readonly LeftOut[];
  readonly unreadableFiles: readonly UnreadableFile[];
  readonly stopped: boolean;
  readonly seconds: number;
  readonly messagesPerSecond: number;
}

const namedMax = 10_000;

/** Counts while an import runs. */
export class Tally {
  posts = 0;
  replies = 0;
  alreadyHere = 0;
  joined = 0;
  attachments = 0;
  leftOutCount = 0;
  /** How many messages have been looked at. */
  seen = 0;
  readonly leftOut: LeftOut[] = [];
  readonly leftOutFiles: LeftOut[] = [];

  leaveOut(message: LeftOut): void {
    this.leftOutCount += 1;
    if (this.leftOut.length < namedMax) this.leftOut.push(message);
  }

  leaveOutFile(file: LeftOut): void {
    if (this.leftOutFiles.length < namedMax) this.leftOutFiles.push(file);
  }
}

/** The summary as lines for a person to read; at most `shownMax` of what did not come in are named. */
export function summaryLines(summary: ImportSummary, t: Translate, shownMax = 200): string[] {
  const lines = [
    t(summary.stopped ? "imports.summary.stopped" : "imports.summary.done", {
      messages: summary.messages,
      group: summary.group,
      seconds: summary.seconds,
      rate: summary.messagesPerSecond,
    }),
    t("imports.summary.came", { posts: summary.posts, replies: summary.replies, people: summary.people }),
  ];
  if (summary.attachments > 0) lines.push(t("imports.summary.files", { count: summary.attachments }));
  if (summary.joined > 0) lines.push(t("imports.summary.joined", { count: summary.joined }));
  if (summary.alreadyHere > 0) lines.push(t("imports.summary.already", { count: summary.alreadyHere }));
  if (summary.leftOutCount > 0) lines.push(t("imports.summary.left-out", { count: summary.leftOutCount }));
  lines.push(...named(summary.leftOut, summary.leftOutCount, t, shownMax));
  const files = summary.leftOutFiles;
  if (files.length > 0) lines.push(t("imports.summary.left-out-files", { count: files.length }));
  lines.push(...named(files, files.length, t, shownMax));
  for (const { file, reason } of summary.unreadableFiles)
    lines.push(t("imports.summary.unreadable-file", { file, reason }));
  return lines;
}

function named(leftOut: readonly LeftOut[], count: number, t: Translate, shownMax: number): string[] {
  const lines = leftOut
    .slice(0, shownMax)
    .map((one) => `  ${one.message} (${one.file}): ${reasonWords(one, t)}`);
  if (count > shownMax) lines.push(t("imports.summary.more", { count: count - shownMax }));
  return lines;
}

/** Why something did not come in, in words. */
export function reasonWords({ reason, detail }: LeftOut, t: Translate): string {
  return t(`imports.reason.${reason}`, { detail: detail ?? "" });
}
