import type { PlatformCtx } from "../platform/ctx.ts";
import { NotFound } from "../platform/errors/index.ts";
import type { Ctx, PersonCtx, PersonId, Viewer } from "../viewer/index.ts";
import type { Credit } from "./credit.ts";
import { isVisibleAttachment, maySee } from "./sight.ts";
import "./tables.ts";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export type Attachment = Awaited<ReturnType<typeof findRows>>[number];

function findRows(ctx: PlatformCtx, ids: readonly string[]) {
  return ctx.db.selectFrom("attachments").where("id", "in", ids).selectAll().execute();
}

/** An attachment by its id, whoever may see it; remembered until it changes. Callers ask for the right to see it. */
async function findAttachment(ctx: PlatformCtx, id: string): Promise<Attachment> {
  if (!uuid.test(id)) throw new NotFound();
  const row = await ctx.cache.remember(
    `attachment:${id}`,
    ["table:attachments"],
    async () => (await findRows(ctx, [id]))[0],
  );
  if (!row) throw new NotFound();
  return row;
}

/** An attachment that the viewer may see: see `isVisibleAttachment`. @throws NotFound */
export async function findVisibleAttachment(ctx: Ctx, id: string): Promise<Attachment> {
  const row = await findAttachment(ctx, id);
  if (!(await maySee(ctx, row))) throw new NotFound();
  return row;
}

/** Those of these attachments that the writer of a text may show in it: their own, and those that they may see. */
export async function findUsable(ctx: Ctx, ids: readonly string[]): Promise<Attachment[]> {
  const asked = [...new Set(ids)].filter((id) => uuid.test(id));
  if (asked.length === 0) return [];
  return ctx.db
    .selectFrom("attachments")
    .where("id", "in", asked)
    .where("purpose", "=", "post")
    .where(isVisibleAttachment(ctx.viewer))
    .selectAll()
    .execute();
}

/**
 * The credit that the same picture was given here before, by its owner or where they may see it: the newest that names an
 * author or a licence.
 * @param viewer undefined (an import) knows only what the owner has said.
 */
export async function findKnownCredit(
  ctx: PlatformCtx & { readonly viewer?: Viewer },
  sha256: string,
  ownerId: PersonId | null,
): Promise<Partial<Credit>> {
  const { viewer = { id: ownerId } as Viewer } = ctx;
  const row = await ctx.db
    .selectFrom("attachments")
    .where("sha256", "=", sha256)
    .where((eb) => eb.or([eb("author", "<>", ""), eb("licence", "<>", "")]))
    .where(ctx.viewer ? isVisibleAttachment(viewer) : (eb) => eb("ownerId", "is not distinct from", ownerId))
    .select(["alt", "title", "author", "sourceUrl", "licence"])
    .orderBy("createdAt", "desc")
    .executeTakeFirst();
  return row ?? {};
}

/** One that is meant for texts; faces and group pictures are found where they stand. @throws NotFound */
export async function findForTexts(ctx: Ctx, id: string): Promise<Attachment> {
  const row = await findVisibleAttachment(ctx, id);
  if (row.purpose !== "post") throw new NotFound();
  return row;
}

/** Whether the viewer may say what an attachment shows and who made it: whoever put it in, and administrators. */
export function isMine(viewer: Viewer, attachment: Pick<Attachment, "ownerId">): boolean {
  return viewer.id !== null && (viewer.id === attachment.ownerId || viewer.administrator);
}

/** An attachment whose credit the viewer may mend. @throws NotFound */
export async function findOwn(ctx: PersonCtx, id: string): Promise<Attachment> {
  const row = await findForTexts(ctx, id);
  if (!isMine(ctx.viewer, row)) throw new NotFound();
  return row;
}

/** The texts that show an attachment. */
export function findUses(ctx: PlatformCtx, attachmentId: string) {
  return ctx.db
    .selectFrom("attachmentUses")
    .where("attachmentId", "=", attachmentId)
    .select(["postId", "replyId"])
    .execute();
}
