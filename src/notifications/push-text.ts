import { plainText, shorten } from "../platform/text/index.ts";
import { replyPath } from "../posts/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import type { Happened } from "./digest-notices.ts";
import { leadOf, speakerOf, titleOf } from "./notice-mail.ts";
import { subjectKey } from "./subjects.ts";

/** What a push brings; the service worker shows it. */
export interface PushText {
  readonly title: string;
  readonly body: string;
  /** Where a tap leads, without the site. */
  readonly path: string;
  /** A later one of the same takes its place. */
  readonly tag: string;
  readonly language: string;
}

const bodyLengthMax = 180;

/**
 * What a push says: who and where. It shows on a locked screen, so of what only members may read it says neither title nor
 * words, unless somebody has chosen that.
 */
export function pushText(ctx: PersonCtx, happened: readonly Happened[], withWords: boolean): PushText {
  const { t, viewer } = ctx;
  const [only, ...more] = happened;
  const language = viewer.language;
  if (only === undefined || more.length > 0) {
    const said = happened.map((one) => whoAndWhere(ctx, one, withWords)).slice(0, 3);
    const title = t("notice.push.many", { count: happened.length });
    return { title, body: said.join("\n"), path: "/notices", tag: "notices", language };
  }
  const { subject, events, texts } = only;
  const first = texts.find((text) => text.replyId !== null);
  const lead = leadOf(events);
  const html = (texts.find((text) => text.replyId === lead.replyId) ?? texts[0])?.html ?? "";
  const words = subject.open || withWords ? shorten(plainText(html), bodyLengthMax) : "";
  return {
    title: whoAndWhere(ctx, only, withWords),
    body: words || subject.around,
    path: first?.replyId ? replyPath(first.replyId) : subject.path,
    tag: subjectKey(subject.about),
    language,
  };
}

function whoAndWhere({ t }: PersonCtx, { subject, events, texts }: Happened, withWords: boolean): string {
  const speaker = speakerOf(t, events, texts);
  if (subject.open || withWords) return titleOf(t, subject, events, speaker);
  const known = new Set(["mention", "answer", "post", "reply"]);
  const { kind } = leadOf(events);
  return t(`notice.push.closed.${known.has(kind) ? kind : "other"}`, {
    name: speaker,
    around: subject.around || t("notice.push.community"),
  });
}
