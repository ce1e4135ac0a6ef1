import { findVisibleGroup, type Group, visibleGroups } from "../groups/index.ts";
import { keepMailFiles } from "../imports/index.ts";
import { setLevel } from "../notifications/index.ts";
import { Conflict, Forbidden, Invalid, NotFound } from "../platform/errors/index.ts";
import type { MailRecord } from "../platform/read-mail/index.ts";
import { plainText, renderMarkdown, shorten } from "../platform/text/index.ts";
import { keepRest, postKinds, postReply, startPost, titleLengthMax } from "../posts/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import type { Destination } from "./addresses.ts";
import { because, type Ending, noteEnding } from "./ending.ts";
import { mailAnswers } from "./mail-answers.ts";
import type { MailHead } from "./mail-head.ts";
import type { MailRow } from "./mail-row.ts";
import { isOnlyQuote } from "./only-quote.ts";
import { namedReply, namedThread } from "./our-message-ids.ts";

type Place = Extract<Destination, { kind: "thread" | "group" | "group-number" }>;

/** Subjects of an empty mail that ask to hear no more of a thread. */
const muteWords = /^(?:unsubscribe|mute|stop|whakamutu)$/i;

/**
 * Does what a mail says in its writer's name: a reply, a post, a setting. All that the page would refuse is refused here.
 * @returns what becomes of the mail; null where that was written down together with the post or the reply.
 */
export async function postMail(
  owner: PersonCtx,
  mail: MailRow,
  to: Place,
  head: MailHead,
  record: MailRecord,
): Promise<Ending | null> {
  const isEmpty = record.replyMarkdown.trim() === "" || isOnlyQuote(record);
  try {
    // Somebody who answers all, or writes a group's address into an answer, means the talk they answer.
    const named = to.kind === "thread" ? to.postId : await namedThread(owner, head);
    if (named !== null && isEmpty && muteWords.test(record.title)) return await mute(owner, named);
    if (isEmpty && record.attachments.length === 0) return told(owner, "empty");
    const mailed: Mailed = { owner, mail, head, record: isEmpty ? { ...record, replyMarkdown: "" } : record };
    await (named === null ? asPost(mailed, await findGroup(owner, to)) : asReply(mailed, named));
    return null;
  } catch (error) {
    return endingOf(owner, to, error);
  }
}

interface Mailed {
  readonly owner: PersonCtx;
  readonly mail: MailRow;
  readonly head: MailHead;
  readonly record: MailRecord;
}

async function asReply({ owner, mail, head, record }: Mailed, postId: number): Promise<void> {
  const answersId = await namedReply(owner, head, postId);
  const settleIn = async (tx: PersonCtx, became: { replyId?: number } = {}) => {
    const ending: Ending = { ...posted(owner), postId, ...became };
    if (!(await noteEnding(tx, mail.id, ending))) throw new Conflict(because("taken-before"));
  };
  const answer = {
    postId,
    answersId,
    subject: record.title,
    markdown: record.replyMarkdown,
    settle: settleIn,
  };
  for (const kind of mailAnswers()) if (await kind.take(owner, answer)) return;
  const { replyMarkdown, quotedMarkdown } = await keepMailFiles(owner, owner.viewer.id, record, new Set());
  await postReply(owner, postId, { markdown: replyMarkdown, answers: answersId }, async (tx, replyId) => {
    await keepRest(tx, { postId, replyId }, { quoted: quotedMarkdown, signature: record.signature });
    await settleIn(tx, { replyId });
  });
}

async function asPost({ owner, mail, record }: Mailed, group: Group): Promise<void> {
  const { replyMarkdown, quotedMarkdown } = await keepMailFiles(owner, owner.viewer.id, record, new Set());
  const kinds = postKinds().filter((kind) => group.tools[kind.key] !== false);
  const kind = kinds.find(({ key }) => key === "discussion") ?? kinds[0];
  const input = { kind: kind?.key ?? "", title: titleOf(owner, record), markdown: replyMarkdown };
  await startPost(owner, group.slug, input, async (tx, postId) => {
    await keepRest(tx, { postId, replyId: null }, { quoted: quotedMarkdown, signature: record.signature });
    const ending: Ending = { ...posted(owner), postId, groupId: group.id };
    if (!(await noteEnding(tx, mail.id, ending))) throw new Conflict(because("taken-before"));
  });
}

/** The subject without "Re:" and "Fwd:"; where there is none, the first words of the text. */
function titleOf(owner: PersonCtx, { title, replyMarkdown }: MailRecord): string {
  const words = title.trim() || (plainText(renderMarkdown(replyMarkdown).html).trim().split("\n")[0] ?? "");
  return shorten(words.trim() || owner.t("mail-in.no-subject"), titleLengthMax - 10);
}

async function findGroup(owner: PersonCtx, to: Place): Promise<Group> {
  if (to.kind === "group") return findVisibleGroup(owner, to.slug);
  if (to.kind === "thread") throw new NotFound();
  const group = await visibleGroups(owner)
    .where("groups.id", "=", to.groupId)
    .select("groups.slug")
    .executeTakeFirst();
  if (!group) throw new NotFound();
  return findVisibleGroup(owner, group.slug);
}

async function mute(owner: PersonCtx, postId: number): Promise<Ending> {
  await setLevel(owner, { place: `post:${postId}`, level: "muted" });
  return { ...told(owner, "muted", {}, `/posts/${postId}`), state: "done", postId };
}

const posted = (owner: PersonCtx) =>
  ({ state: "posted", reason: because("posted"), personId: owner.viewer.id }) as const;

function told(owner: PersonCtx, word: string, values: Record<string, string> = {}, path?: string): Ending {
  const { id, email, name } = owner.viewer;
  return {
    state: "answered",
    reason: because(word),
    personId: id,
    word: { cause: word, to: { address: email, name }, values, ...(path ? { path } : {}) },
  };
}

/** What an act refused, as its writer is told it. An error of another kind is a fault of ours: the job is tried again. */
function endingOf(owner: PersonCtx, to: Place, error: unknown): Ending {
  if (error instanceof NotFound) return told(owner, to.kind === "thread" ? "gone" : "no-such-group");
  const key = error instanceof Invalid ? Object.values(error.fields)[0] : (error as Error).message;
  const meant = error instanceof Invalid || error instanceof Forbidden || error instanceof Conflict;
  if (!meant || !key) throw error;
  // Its files were of no use (logos, mostly), and there was nothing else.
  if (key === "error.required") return told(owner, "empty");
  const { id, email, name } = owner.viewer;
  const word = {
    cause: "refused",
    once: `refused:${key}`,
    to: { address: email, name },
    values: { reason: owner.t(key) },
  };
  return { state: "answered", reason: key, personId: id, word };
}
