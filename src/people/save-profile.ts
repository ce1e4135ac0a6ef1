import { parse } from "../platform/errors/index.ts";
import { renderMarkdown } from "../platform/text/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { ProfileInput } from "./profile-input.ts";
import { resolveHandles } from "./resolve-handles.ts";
import "./tables.ts";

/**
 * Keeps what the viewer says of themselves, and who may see each field.
 * @throws Invalid, by field
 */
export async function saveProfile(ctx: PersonCtx, body: unknown): Promise<void> {
  const { facts, links, audiences } = parse(ProfileInput, body);

  const aboutHtml = await renderAbout(ctx, facts.about);

  const row = {
    ...facts,
    aboutHtml,
    links: JSON.stringify(links),
    visibility: JSON.stringify(audiences),
    updatedAt: ctx.now(),
  };
  await ctx.db
    .insertInto("profiles")
    .values({ personId: ctx.viewer.id, pictureId: null, ...row })
    .onConflict((conflict) => conflict.column("personId").doUpdateSet(row))
    .execute();
}

async function renderAbout(ctx: PersonCtx, about: string): Promise<string> {
  const found = renderMarkdown(about);
  const people = await resolveHandles(ctx, found.mentions);
  return renderMarkdown(about, { mention: (handle) => people.get(handle)?.path ?? null }).html;
}
