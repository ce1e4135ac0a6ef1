import { z } from "zod";
import { recordActivity } from "../activity/index.ts";
import { moveAttachments } from "../attachments/index.ts";
import { moveMentions } from "../mentions/index.ts";
import { mergePlaceholder } from "../people/index.ts";
import { inTransaction } from "../platform/database/index.ts";
import { NotFound, parse } from "../platform/errors/index.ts";
import { moveWords, type WordCount } from "../posts/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { findClaimable } from "./find-claimable.ts";
import "./tables.ts";

const ClaimWordsInput = z.object({
  /** The placeholder. */
  person: z.uuid("error.field"),
});

/**
 * Gives the viewer the words of a placeholder who wrote from an address that the viewer has proved: posts, replies, files, and
 * who mentions or follows them. What later imports bring from the same addresses is the viewer's at once. The placeholder ends.
 * @throws NotFound where there is no such placeholder, or the viewer has proved none of its addresses
 */
export async function claimWords(ctx: PersonCtx, body: unknown): Promise<WordCount> {
  const { person: placeholderId } = parse(ClaimWordsInput, body);

  const claimable = (await findClaimable(ctx)).find((one) => one.id === placeholderId);

  if (!claimable) throw new NotFound();

  const { posts, replies } = claimable;

  return inTransaction(ctx, async (tx) => {
    const claimed = await tx.db
      .updateTable("importedAddresses")
      .set({ personId: tx.viewer.id, provedBy: tx.viewer.id, claimedAt: tx.now() })
      .where("personId", "=", placeholderId)
      .returning("address")
      .execute();
    if (claimed.length === 0) throw new NotFound(); // it was claimed a moment ago, in another window
    await moveWords(tx, placeholderId, tx.viewer.id);
    await moveMentions(tx, placeholderId, tx.viewer.id);
    await moveAttachments(tx, placeholderId, tx.viewer.id);
    await mergePlaceholder(tx, placeholderId, tx.viewer.id);
    await recordActivity(tx, { kind: "words-claimed", data: { posts, replies } });
    return { posts, replies };
  });
}
