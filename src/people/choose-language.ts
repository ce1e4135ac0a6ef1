import { z } from "zod";
import { parse } from "../platform/errors/index.ts";
import { languages } from "../platform/languages/index.ts";
import type { Ctx } from "../viewer/index.ts";
import "./tables.ts";

const Choice = z.object({
  language: z.string("error.field").refine((tag) => languages.has(tag), "error.field"),
});

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
