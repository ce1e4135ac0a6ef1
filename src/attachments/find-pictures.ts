import { type Expression, type SqlBool, sql } from "kysely";
import { z } from "zod";
import { parse } from "../platform/errors/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { reusable } from "./licences.ts";
import { isVisibleAttachment } from "./sight.ts";
import "./tables.ts";

export const picturesPerPage = 24;

const Search = z.object({
  q: z
    .string()
    .max(200)
    .catch("")
    .transform((words) => words.trim()),
  page: z.coerce.number().int().min(1).max(1_000).catch(1),
});

/**
 * Pictures that the viewer may use again: their own, and those they may see whose licence allows it; the newest first.
 * `q` looks in alt text, title, author and file name, macron-blind; all its words must be there.
 */
export async function findPictures(ctx: PersonCtx, input: unknown) {
  const { q, page } = parse(Search, input);
  const words = q.split(/\s+/).filter(Boolean).slice(0, 8);
  const rows = await ctx.db
    .selectFrom("attachments")
    .where("kind", "=", "picture")
    .where("purpose", "=", "post")
    .where(isVisibleAttachment(ctx.viewer))
    .where((eb) => eb.or([eb("ownerId", "=", ctx.viewer.id), eb("licence", "in", reusable)]))
    .where((eb) => eb.and(words.map(holds)))
    // The same picture that was put in twice is shown once.
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("attachments as newer")
            .whereRef("newer.sha256", "=", "attachments.sha256")
            .whereRef("newer.ownerId", "=", "attachments.ownerId")
            .where(sql<SqlBool>`(newer.created_at, newer.id) > (attachments.created_at, attachments.id)`)
            .where("newer.purpose", "=", "post")
            .select(sql<number>`1`.as("one")),
        ),
      ),
    )
    .select([
      "id",
      "ownerId",
      "name",
      "alt",
      "title",
      "author",
      "sourceUrl",
      "licence",
      "width",
      "height",
      "variants",
      "createdAt",
    ])
    .orderBy("createdAt", "desc")
    .orderBy("id")
    .limit(picturesPerPage + 1)
    .offset((page - 1) * picturesPerPage)
    .execute();
  return { pictures: rows.slice(0, picturesPerPage), q, page, more: rows.length > picturesPerPage };
}

function holds(word: string): Expression<SqlBool> {
  const pattern = `%${word.replace(/[\\%_]/g, "\\$&")}%`;
  return sql<SqlBool>`fold(concat_ws(' ', alt, title, author, name)) like fold(${pattern})`;
}

/** Names and sources that the viewer has given before, the newest first: offered where a credit is typed. */
export async function findUsedAuthors(ctx: PersonCtx): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom("attachments")
    .where("ownerId", "=", ctx.viewer.id)
    .where("author", "<>", "")
    .groupBy("author")
    .orderBy((eb) => eb.fn.max("createdAt"), "desc")
    .limit(20)
    .select("author")
    .execute();
  return rows.map((row) => row.author);
}
