import type { PlatformCtx } from "../platform/ctx.ts";
import { NotFound } from "../platform/errors/index.ts";
import type { Ctx, PersonCtx } from "../viewer/index.ts";
import type { Credit } from "./credit.ts";
import "./tables.ts";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export type Attachment = Awaited<ReturnType<typeof findRows>>[number];

function findRows(ctx: PlatformCtx, ids: readonly string[]) {
  return ctx.db.selectFrom("attachments").where("id", "in", ids).selectAll().execute();
}

/** An attachment by its id, whoever may see it; remembered until it changes. Callers ask for the right to see it. */
export async function findAttachment(ctx: PlatformCtx, id: string): Promise<Attachment> {
  if (!uuid.test(id)) throw new NotFound();
  const row = await ctx.cache.remember(
    `attachment:${id}`,
    ["table:attachments"],
    async () => (await findRows(ctx, [id]))[0],
  );
  if (!row) throw new NotFound();
  return row;
}

/** Those of these attachments that the writer of a text may show in it: their own, and those in posts they know of. */
export async function findUsable(
  ctx: Ctx,
  ids: readonly string[],
  knowsPost: (postId: number) => Promise<boolean>,
): Promise<Attachment[]> {
  const asked = [...new Set(ids)].filter((id) => uuid.test(id));
  if (asked.length === 0) return [];
  const rows = await findRows(ctx, asked);
  const usable = await Promise.all(
    rows.map(
      async (row) =>
        (ctx.viewer.id !== null && row.ownerId === ctx.viewer.id) ||
        (row.postId !== null && (await knowsPost(row.postId))),
    ),
  );
  return rows.filter((_, index) => usable[index]);
}

/** The credit that the same picture was given here before: the newest that names an author or a licence. */
export async function findKnownCredit(ctx: PlatformCtx, sha256: string): Promise<Partial<Credit>> {
  const row = await ctx.db
    .selectFrom("attachments")
    .where("sha256", "=", sha256)
    .where((eb) => eb.or([eb("author", "<>", ""), eb("licence", "<>", "")]))
    .select(["title", "author", "sourceUrl", "licence"])
    .orderBy("createdAt", "desc")
    .executeTakeFirst();
  return row ?? {};
}

/** An attachment that the viewer put in, to look at or to mend its credit. @throws NotFound */
export async function findOwn(ctx: PersonCtx, id: string): Promise<Attachment> {
  const row = await findAttachment(ctx, id);
  if (row.ownerId !== ctx.viewer.id && !ctx.viewer.administrator) throw new NotFound();
  return row;
}
