import { z } from "zod";
import { inTransaction } from "../platform/database/index.ts";
import { parse, TooMany } from "../platform/errors/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { findDraftPlace } from "./draft-places.ts";
import { forgetNames } from "./read-drafts.ts";
import type { DraftTexts } from "./tables.ts";

/** As long as the longest post, and its title and tags. */
const lettersMax = 120_000;
const draftsMax = 500;

const Texts = z
  .record(z.string().max(60), z.string())
  .refine((texts) => Object.keys(texts).length <= 12, "error.field")
  // A form tells its lines by CR and LF, a script by LF alone: they are no different texts.
  .transform((texts) =>
    Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, text.replace(/\r\n?/g, "\n")])),
  )
  .refine((texts) => JSON.stringify(texts).length <= lettersMax, "draft.too-long");

const SaveDraftInput = z.object({
  /** The version that the writer began with; 0 for none. */
  version: z.coerce.number().int().min(0),
  /** The fields as JSON. */
  texts: z.string().transform(asJson).pipe(Texts),
  /** The writer has seen what another device wrote and takes this instead: that one is then kept beside it. */
  instead: z.string().optional(),
});

/** What became of a save. Not `kept`: another device wrote meanwhile, and `texts` is what it wrote. */
export type SavedDraft =
  | { readonly kept: true; readonly version: number; readonly at: Date }
  | { readonly kept: false; readonly version: number; readonly at: Date; readonly texts: DraftTexts }
  /** It was sent or thrown away meanwhile. */
  | { readonly kept: false; readonly version: 0 };

/**
 * Keeps what the viewer is writing. A save names the version it began with: where another device was first, neither text
 * goes away; that one stays, and this one is kept beside it.
 * @throws NotFound (no such place for the viewer), Invalid (too long), TooMany (drafts)
 */
export async function saveDraft(ctx: PersonCtx, name: string, body: unknown): Promise<SavedDraft> {
  const { version, texts, instead } = parse(SaveDraftInput, body);

  await findDraftPlace(ctx, name, texts);

  return inTransaction(ctx, async (tx) => {
    const now = tx.now();
    const before = await lockDraft(tx, name);
    if (!before) {
      if (version > 0) return { kept: false, version: 0 };
      await insertDraft(tx, name, texts);
      return { kept: true, version: 1, at: now };
    }
    if (before.thrownAwayAt && version > 0) return { kept: false, version: 0 };
    if (!before.thrownAwayAt && isSame(before.texts, texts))
      return { kept: true, version: before.version, at: before.changedAt };
    const overtaken = !before.thrownAwayAt && version !== before.version;
    const change = overtaken
      ? { otherTexts: JSON.stringify(texts), otherAt: now }
      : {
          texts: JSON.stringify(texts),
          version: before.version + 1,
          changedAt: now,
          thrownAwayAt: null,
          ...(instead ? { otherTexts: JSON.stringify(before.texts), otherAt: before.changedAt } : {}),
          ...(before.thrownAwayAt ? { otherTexts: null, otherAt: null } : {}),
        };
    await tx.db.updateTable("drafts").set(change).where("id", "=", before.id).execute();
    if (overtaken) return { kept: false, version: before.version, at: before.changedAt, texts: before.texts };
    await forgetNames(tx);
    return { kept: true, version: before.version + 1, at: now };
  });
}

function asJson(text: string, issues: z.RefinementCtx): unknown {
  try {
    return JSON.parse(text);
  } catch {
    issues.addIssue({ code: "custom", message: "error.field" });
    return z.NEVER;
  }
}

/** The draft of that name, with its row held until the end of the transaction. */
export function lockDraft(tx: PersonCtx, name: string) {
  return tx.db
    .selectFrom("drafts")
    .where("personId", "=", tx.viewer.id)
    .where("name", "=", name)
    .select(["id", "texts", "version", "changedAt", "otherTexts", "otherAt", "thrownAwayAt"])
    .forUpdate()
    .executeTakeFirst();
}

async function insertDraft(tx: PersonCtx, name: string, texts: DraftTexts): Promise<void> {
  const { count } = await tx.db
    .selectFrom("drafts")
    .where("personId", "=", tx.viewer.id)
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  if (count >= draftsMax) throw new TooMany(3600);
  const now = tx.now();
  await tx.db
    .insertInto("drafts")
    .values({ personId: tx.viewer.id, name, texts: JSON.stringify(texts), begunAt: now, changedAt: now })
    .execute();
  await forgetNames(tx);
}

function isSame(one: DraftTexts, other: DraftTexts): boolean {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => one[name] === other[name]);
}
