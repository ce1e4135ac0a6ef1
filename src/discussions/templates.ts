import type { Group } from "../groups/index.ts";
import type { StartingText } from "../posts/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { findTemplate } from "./own-templates.ts";

/** Those that every group can begin with, and the kind of talk they are meant for. Their words are in locales/. */
export const ourTemplates = [
  { key: "welcome-round", kind: "round" },
  { key: "check-in", kind: "round" },
  { key: "show-and-tell", kind: "discussion" },
  { key: "problem-of-practice", kind: "question" },
  { key: "reading-together", kind: "answer-first" },
  { key: "what-worked", kind: "article" },
  { key: "e-tivity", kind: "answer-first" },
] as const;

/**
 * What a post begins with that is started from a template: one of ours by its key, one of the group's own by its number.
 * Dates are filled in: of today, and of days ahead.
 */
export async function findStartingText(
  ctx: PersonCtx,
  group: Group,
  key: string,
): Promise<StartingText | null> {
  const ours = ourTemplates.find((template) => template.key === key);
  if (ours) {
    const values = { group: group.name, today: dayAhead(ctx, 0), later: dayAhead(ctx, 14) };
    return {
      kind: ours.kind,
      title: ctx.t(`discussion.template.${key}.title`, values),
      markdown: ctx.t(`discussion.template.${key}.text`, values),
    };
  }
  const own = /^\d{1,15}$/.test(key) ? await findTemplate(ctx, group.id, Number(key)) : undefined;
  if (!own) return null;
  const filled = (words: string) => fillIn(ctx, group.name, words);
  return { kind: own.kind, title: filled(own.title), markdown: filled(own.markdown) };
}

/** In a group's own templates "{group}" is its name, "{date}" today, "{date+7}" the day in a week. */
function fillIn(ctx: PersonCtx, group: string, words: string): string {
  return words
    .replaceAll("{group}", () => group)
    .replace(/\{date(?:\+(\d{1,3}))?\}/g, (_, days = "0") => dayAhead(ctx, Number(days)));
}

function dayAhead(ctx: PersonCtx, days: number): string {
  const { language, timeZone } = ctx.viewer;
  const format = new Intl.DateTimeFormat(language === "en" ? "en-NZ" : language, {
    dateStyle: "long",
    timeZone,
  });
  return format.format(new Date(ctx.now().getTime() + days * 86_400_000));
}
