import { z } from "zod";
import { parse } from "../platform/errors/index.ts";
import { languages } from "../platform/languages/index.ts";
import type { Ctx, PersonCtx } from "../viewer/index.ts";
import "./tables.ts";
import { isTimeZone } from "./time-zones.ts";

const Language = z.string("error.field").refine((tag) => languages.has(tag), "error.field");
const Choice = z.object({ language: Language });

/**
 * Keeps the language that somebody wants to see: with their account, where they have one.
 * @returns its tag, for the browser to remember. @throws Invalid for one that the screens do not come in
 */
export async function chooseLanguage(ctx: Ctx, body: unknown): Promise<string> {
  const { language } = parse(Choice, body);
  if (ctx.viewer.id !== null)
    await ctx.db.updateTable("people").set({ language }).where("id", "=", ctx.viewer.id).execute();
  return language;
}

const LanguageAndZone = z.object({
  language: Language,
  timeZone: z.string("error.field").refine(isTimeZone, "error.field"),
});

/** Keeps the viewer's language and time zone. @returns the language's tag. @throws Invalid */
export async function saveLanguage(ctx: PersonCtx, body: unknown): Promise<string> {
  const choice = parse(LanguageAndZone, body);
  await ctx.db.updateTable("people").set(choice).where("id", "=", ctx.viewer.id).execute();
  return choice.language;
}
