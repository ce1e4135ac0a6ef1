import { afterCommit } from "../platform/database/index.ts";
import { NotFound } from "../platform/errors/index.ts";
import type { Ctx, PersonCtx, PersonId } from "../viewer/index.ts";
import { type DraftPlace, findDraftPlace } from "./draft-places.ts";
import type { DraftTexts } from "./tables.ts";

const namesTag = (personId: PersonId) => `drafts:${personId}`;

/** Lets the next page say anew which drafts there are. In the transaction of each change. */
export async function forgetNames(tx: PersonCtx): Promise<void> {
  await afterCommit(() => tx.cache.forget(namesTag(tx.viewer.id)));
}

const namesMax = 60;

/**
 * The viewer's drafts as the head of each page names them, so that a form asks for its draft only where there is one:
 * "reply-12:3 new-post-7:1", name and version. Remembered: it costs a page nothing.
 */
export async function draftNames(ctx: Ctx): Promise<string> {
  const personId = ctx.viewer.id;
  if (personId === null) return "";
  return ctx.cache.remember(namesTag(personId), [namesTag(personId)], async () => {
    const rows = await ctx.db
      .selectFrom("drafts")
      .where("personId", "=", personId)
      .where("thrownAwayAt", "is", null)
      .select(["name", "version"])
      .orderBy("changedAt", "desc")
      .limit(namesMax)
      .execute();
    return rows.map(({ name, version }) => `${name}:${version}`).join(" ");
  });
}

/** A draft as a form takes it up again. */
export interface Draft {
  readonly version: number;
  readonly at: Date;
  readonly texts: DraftTexts;
}

/** The viewer's draft of that name; undefined for none. */
export function readDraft(ctx: PersonCtx, name: string): Promise<Draft | undefined> {
  return ctx.db
    .selectFrom("drafts")
    .where("personId", "=", ctx.viewer.id)
    .where("name", "=", name)
    .where("thrownAwayAt", "is", null)
    .select(["version", "changedAt as at", "texts"])
    .executeTakeFirst();
}

/** A draft in the list of its writer. */
export interface DraftInList extends Draft {
  readonly name: string;
  readonly place: DraftPlace | null;
  readonly other: { readonly at: Date; readonly texts: DraftTexts } | null;
}

/** All that the viewer has begun, touched last first. Where a place is gone for them, their words are still theirs. */
export async function listBegun(ctx: PersonCtx): Promise<DraftInList[]> {
  const rows = await ctx.db
    .selectFrom("drafts")
    .where("personId", "=", ctx.viewer.id)
    .where("thrownAwayAt", "is", null)
    .select(["name", "version", "changedAt as at", "texts", "otherTexts", "otherAt"])
    .orderBy("changedAt", "desc")
    .execute();
  return Promise.all(
    rows.map(async ({ otherTexts, otherAt, ...row }) => ({
      ...row,
      place: await findDraftPlace(ctx, row.name, row.texts).catch(noneIfNotFound),
      other: otherTexts && otherAt ? { texts: otherTexts, at: otherAt } : null,
    })),
  );
}

function noneIfNotFound(error: unknown): null {
  if (!(error instanceof NotFound)) throw error;
  return null;
}
