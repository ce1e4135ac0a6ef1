import { groupPath } from "../groups/index.ts";
import { replyAddress } from "../mail-in/index.ts";
import { mailLayout, sendMail } from "../platform/mail/index.ts";
import { plainText, shorten } from "../platform/text/index.ts";
import { canReadReplies, findVisiblePost, type Post, postPath, replyPath } from "../posts/index.ts";
import { readSettings } from "../settings/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { mailLink } from "./mail-link.ts";
import { noticeKind } from "./notice-kinds.ts";
import { quieter } from "./quieter.ts";

/** An event of a notice, as mails need it. */
export interface MailedEvent {
  readonly id: number;
  readonly kind: string;
  readonly reason: string;
  readonly direct: boolean;
  readonly actorId: string | null;
  readonly replyId: number | null;
}

/** A text to be mailed. */
interface Said {
  readonly replyId: number | null;
  readonly answersId: number | null;
  readonly name: string;
  readonly html: string;
}

const textsMax = 10;
const textLengthMax = 3_000;

/**
 * Puts a mail of what is new in a thread into the outbox, for the viewer, who may know of it (asked before): in their
 * words, in its place in the thread, with the links that change why it came.
 */
export async function sendNoticeMail(
  ctx: PersonCtx,
  postId: number,
  events: readonly MailedEvent[],
): Promise<void> {
  const { t, viewer, config } = ctx;
  const post = await findVisiblePost(ctx, postId);
  const { name: community } = await readSettings(ctx);
  const lead = events.toSorted(
    (one, other) => noticeKind(one.kind).rank - noticeKind(other.kind).rank,
  )[0] as MailedEvent;
  const texts = await readTexts(ctx, post, events);
  const speaker = texts.find((text) => text.replyId === lead.replyId)?.name ?? t("notice.somebody");
  const others = new Set(events.map((event) => event.actorId)).size - 1;
  const title = t(noticeKind(lead.kind).titleKey, {
    name: speaker,
    others,
    title: post.title,
    group: post.group.name,
  });
  const first = texts.find((text) => text.replyId !== null);
  const path = first?.replyId ? replyPath(first.replyId) : postPath(post);
  const last = texts.at(-1);
  const less = quieter(lead.reason, { postId, groupId: post.groupId });
  const answersGoTo = replyAddress(config, viewer.id, postId);
  const stop = mailLink(config, viewer.id, { kind: "mail", which: lead.direct ? "direct" : "rest" });
  const body = mailLayout({
    community,
    title,
    paragraphs: paragraphsOf(t, texts, events.length),
    action: { label: t("notice.mail.action"), url: `${config.url}${path}` },
    footer: [
      t(answersGoTo ? "mail-in.notice.by-mail" : "mail-in.notice.on-page"),
      t(`notice.reason.${lead.reason}`, { group: post.group.name }),
    ].join(" "),
    footerLinks: [
      {
        label: t(`notice.less.${less.place.kind}.${less.level}`, { group: post.group.name }),
        url: mailLink(config, viewer.id, { kind: "level", ...less }),
      },
      { label: t("notice.mail.stop"), url: stop },
      { label: t("notice.follow.all"), url: `${config.url}/settings/notices` },
    ],
    language: viewer.language,
  });
  await sendMail(ctx, {
    to: { address: viewer.email, name: viewer.name },
    fromName: t("notice.mail.from", { name: speaker, community }),
    subject: first ? t("notice.mail.subject", { title: post.title }) : post.title,
    ...body,
    thread: placeInThread(post, last),
    headers: {
      ...(answersGoTo ? { "Reply-To": answersGoTo } : {}),
      "List-Id": `<${listName(post)}.${new URL(config.url).hostname}>`,
      "List-Archive": `<${config.url}${encodeURI(groupPath(post.group))}>`,
      "List-Unsubscribe": `<${stop}>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    },
  });
}

function paragraphsOf(t: PersonCtx["t"], texts: readonly Said[], count: number): string[] {
  const several = texts.length > 1;
  const shown = texts.flatMap(({ name, html }) => {
    const words = shorten(plainText(html), textLengthMax);
    return [several ? `${t("notice.mail.says", { name })}\n${words}` : words].filter(
      (one) => one.trim() !== "",
    );
  });
  const left = count - texts.length;
  return left > 0 ? [...shown, t("notice.mail.more", { count: left })] : shown;
}

/** The last of several is what the mail is called by: each reply goes to each person once, so no name comes twice. */
function placeInThread(post: Post, last: Said | undefined) {
  const root = `post-${post.id}`;
  if (!last || last.replyId === null) return { name: root };
  const answers = last.answersId === null ? root : `reply-${last.answersId}`;
  return { name: `reply-${last.replyId}`, root, answers };
}

/** Addresses in headers are plain letters; a group with another name goes by its number. */
function listName({ group }: Post): string {
  return /^[a-z0-9-]+$/.test(group.slug) ? group.slug : `group-${group.id}`;
}

async function readTexts(ctx: PersonCtx, post: Post, events: readonly MailedEvent[]): Promise<Said[]> {
  const replyIds = events
    .flatMap((event) => (event.replyId === null ? [] : [event.replyId]))
    .slice(0, textsMax);
  const own = events.some((event) => event.replyId === null)
    ? [{ replyId: null, answersId: null, name: post.author.name, html: post.html }]
    : [];
  if (replyIds.length === 0) return own;
  const replies = await ctx.db
    .selectFrom("replies")
    .innerJoin("people", "people.id", "replies.authorId")
    .where("replies.id", "in", replyIds)
    .orderBy("replies.id")
    .select(["replies.id as replyId", "replies.answersId", "people.name", "replies.html"])
    .execute();
  // That there is an answer may be told, its words not before they may be read.
  if (!(await canReadReplies(ctx, post))) {
    const html = `<p>${ctx.t("post.held.mail")}</p>`;
    return [...own, ...replies.map((reply) => ({ ...reply, html }))];
  }
  return [...own, ...replies];
}
