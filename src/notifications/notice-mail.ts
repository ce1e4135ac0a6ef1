import { groupPath } from "../groups/index.ts";
import { replyAddress } from "../mail-in/index.ts";
import { mailLayout, type NewMail } from "../platform/mail/index.ts";
import { plainText, shorten } from "../platform/text/index.ts";
import { type Post, replyPath } from "../posts/index.ts";
import { readSettings } from "../settings/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { mailLink } from "./mail-link.ts";
import { noticeKind } from "./notice-kinds.ts";
import { quieter } from "./quieter.ts";
import { reasonKey } from "./reason-words.ts";
import type { Said } from "./said.ts";
import { placeSettings, type Subject } from "./subjects.ts";
import type { TakenEvent } from "./take-events.ts";

const textLengthMax = 3_000;

/** Of several events the one that speaks for all. */
export function leadOf<Event extends Pick<TakenEvent, "kind">>(events: readonly Event[]): Event {
  return events.toSorted((one, other) => noticeKind(one.kind).rank - noticeKind(other.kind).rank)[0] as Event;
}

/** The one line of a notice: who did what where. */
export function titleOf(
  t: PersonCtx["t"],
  subject: Subject,
  events: readonly TakenEvent[],
  speaker: string,
): string {
  const others = new Set(events.map((event) => event.actorId)).size - 1;
  const title = subject.title || t("post.untitled");
  return t(noticeKind(leadOf(events).kind).titleKey, { name: speaker, others, title, group: subject.around });
}

/** Whose words the one that speaks for all brings. */
export function speakerOf(t: PersonCtx["t"], events: readonly TakenEvent[], texts: readonly Said[]): string {
  const lead = leadOf(events);
  return texts.find((text) => text.replyId === lead.replyId)?.name ?? t("notice.somebody");
}

/**
 * A mail of what is new in a thread or place, for the viewer, who may know of it (asked before): in their words, in its place
 * in the thread, with the links that change why it came.
 */
export async function noticeMail(
  ctx: PersonCtx,
  subject: Subject,
  events: readonly TakenEvent[],
  texts: readonly Said[],
): Promise<NewMail> {
  const { t, viewer, config } = ctx;
  const { post } = subject;
  const { name: community } = await readSettings(ctx);
  const lead = leadOf(events);
  const speaker = speakerOf(t, events, texts);
  const first = texts.find((text) => text.replyId !== null);
  const path = first?.replyId ? replyPath(first.replyId) : subject.path;
  const answersGoTo = post === null ? undefined : replyAddress(config, viewer.id, post.id);
  const stop = mailLink(config, viewer.id, { kind: "mail", which: lead.direct ? "direct" : "rest" });
  const body = mailLayout({
    community,
    title: titleOf(t, subject, events, speaker),
    paragraphs: paragraphsOf(t, texts, events.length),
    action: { label: t("notice.mail.action"), url: `${config.url}${path}` },
    footer: [
      t(answersGoTo ? "mail-in.notice.by-mail" : "mail-in.notice.on-page"),
      t(reasonKey(lead.reason), { group: subject.around }),
    ].join(" "),
    footerLinks: [
      changeOf(ctx, subject, lead),
      { label: t("notice.mail.why"), url: `${config.url}/notices/${lead.noticeId}` },
      { label: t("notice.mail.stop"), url: stop },
      { label: t("notice.follow.all"), url: `${config.url}/settings/notices` },
    ],
    language: viewer.language,
  });
  return {
    to: { address: viewer.email, name: viewer.name },
    fromName: t("notice.mail.from", { name: speaker, community }),
    subject: first
      ? t("notice.mail.subject", { title: subject.title })
      : subject.title || titleOf(t, subject, events, speaker),
    ...body,
    ...(post ? { thread: placeInThread(post, texts.at(-1)) } : {}),
    headers: {
      ...(answersGoTo ? { "Reply-To": answersGoTo } : {}),
      ...(post ? listHeaders(config.url, post.group) : {}),
      "List-Unsubscribe": `<${stop}>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    },
  };
}

/** The one press that changes why it came; of a place the way to where its room has that. */
function changeOf(
  { t, viewer, config }: PersonCtx,
  { about, post, around }: Subject,
  { reason }: TakenEvent,
) {
  if (post) {
    const less = quieter(reason, { postId: post.id, groupId: post.groupId });
    return {
      label: t(`notice.less.${less.place.kind}.${less.level}`, { group: around }),
      url: mailLink(config, viewer.id, { kind: "level", ...less }),
    };
  }
  const settings = placeSettings(about as Exclude<typeof about, number>);
  return { label: t(settings.labelKey), url: `${config.url}${settings.path}` };
}

/** What filters of mail programs go by: the group. Addresses in headers are plain letters; a group with another name goes by its number. */
export function listHeaders(
  url: string,
  group: { readonly id: number; readonly slug: string },
): Record<string, string> {
  const name = /^[a-z0-9-]+$/.test(group.slug) ? group.slug : `group-${group.id}`;
  return {
    "List-Id": `<${name}.${new URL(url).hostname}>`,
    "List-Archive": `<${url}${encodeURI(groupPath(group))}>`,
  };
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
  return left > 0 && texts.length > 0 ? [...shown, t("notice.mail.more", { count: left })] : shown;
}

/** The last of several is what the mail is called by: each reply goes to each person once, so no name comes twice. */
function placeInThread(post: Post, last: Said | undefined) {
  const root = `post-${post.id}`;
  if (!last || last.replyId === null) return { name: root };
  const answers = last.answersId === null ? root : `reply-${last.answersId}`;
  return { name: `reply-${last.replyId}`, root, answers };
}
