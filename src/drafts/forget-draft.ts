import { inTransaction } from "../platform/database/index.ts";
import { NotFound } from "../platform/errors/index.ts";
import { defineJob } from "../platform/jobs/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { forgetNames } from "./read-drafts.ts";
import { lockDraft } from "./save-draft.ts";
import "./tables.ts";

/**
 * What has been sent is a draft no more: called in the transaction of the act that sends it, so that both happen or
 * neither. `name` is what the form says; for none nothing happens.
 */
export async function forgetDraft(tx: PersonCtx, name: string | undefined): Promise<void> {
  if (!name) return;
  await tx.db.deleteFrom("drafts").where("personId", "=", tx.viewer.id).where("name", "=", name).execute();
  await forgetNames(tx);
}

/** Throws a draft away; `restoreDraft` brings it back. Twice is the same as once. @throws NotFound */
export async function throwDraftAway(ctx: PersonCtx, name: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const draft = await lockDraft(tx, name);
    if (!draft) throw new NotFound();
    const at = draft.thrownAwayAt ?? tx.now();
    await tx.db.updateTable("drafts").set({ thrownAwayAt: at }).where("id", "=", draft.id).execute();
    await forgetNames(tx);
  });
}

/** Brings back what was thrown away. @throws NotFound, also when the thirty days are over */
export async function restoreDraft(ctx: PersonCtx, name: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const draft = await lockDraft(tx, name);
    if (!draft) throw new NotFound();
    await tx.db.updateTable("drafts").set({ thrownAwayAt: null }).where("id", "=", draft.id).execute();
    await forgetNames(tx);
  });
}

/** Takes what the other device wrote; what stood there stands beside it then, so the same again leads back. @throws NotFound */
export async function swapDraft(ctx: PersonCtx, name: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const draft = await lockDraft(tx, name);
    if (!draft?.otherTexts || draft.thrownAwayAt) throw new NotFound();
    await tx.db
      .updateTable("drafts")
      .set({
        texts: JSON.stringify(draft.otherTexts),
        version: draft.version + 1,
        changedAt: tx.now(),
        otherTexts: JSON.stringify(draft.texts),
        otherAt: draft.changedAt,
      })
      .where("id", "=", draft.id)
      .execute();
    await forgetNames(tx);
  });
}

const thrownAwayForMs = 30 * 24 * 3_600_000;

/** Every night: what was thrown away a month ago is gone for good. */
export const tidyDrafts = defineJob("tidy-drafts", {
  cron: "40 3 * * *",
  async run(ctx) {
    const before = new Date(ctx.now().getTime() - thrownAwayForMs);
    await ctx.db.deleteFrom("drafts").where("thrownAwayAt", "<", before).execute();
  },
});
