import { z } from "zod";
import { addSquarePicture, removeAttachment } from "../attachments/index.ts";
import { inTransaction } from "../platform/database/index.ts";
import { Invalid, parse } from "../platform/errors/index.ts";
import type { SentFile } from "../platform/http/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import "./tables.ts";

const percent = z.coerce.number().min(0).max(100);

/** Which square of the picture: where along its longer side, and how much of the shorter one, in percent. */
const Crop = z.object({ place: percent.optional().catch(undefined), part: percent.default(100).catch(100) });

/**
 * Makes a picture the viewer's face: cut square, made anew without anything hidden in it. The one before is removed.
 * @param fields.place where the square lies; left out, where the eye is drawn to.
 * @throws Invalid ("file"), TooMany
 */
export async function saveFace(ctx: PersonCtx, file: SentFile | undefined, fields: unknown): Promise<void> {
  const { place, part } = parse(Crop, fields);
  if (!file) throw new Invalid({ file: "people.face.none" });

  const crop = { ...(place === undefined ? {} : { place: place / 100 }), part: part / 100 };
  const added = await addSquarePicture(ctx, ctx.viewer.id, "face", file, crop);

  try {
    await showFace(ctx, added);
  } catch (error) {
    await removeAttachment(ctx, added.id);
    throw error;
  }
}

/** Takes the viewer's face away; their initials stand in its place. */
export async function removeFace(ctx: PersonCtx): Promise<void> {
  await showFace(ctx, null);
}

async function showFace(ctx: PersonCtx, face: { id: string; path: string } | null): Promise<void> {
  const personId = ctx.viewer.id;
  await inTransaction(ctx, async (tx) => {
    // The row that two uploads at once would both replace: the second waits here for the first.
    await tx.db
      .updateTable("people")
      .set({ image: face?.path ?? null })
      .where("id", "=", personId)
      .execute();
    const former = await tx.db
      .selectFrom("profiles")
      .select("pictureId")
      .where("personId", "=", personId)
      .executeTakeFirst();
    await tx.db
      .insertInto("profiles")
      .values({ personId, pictureId: face?.id ?? null })
      .onConflict((conflict) => conflict.column("personId").doUpdateSet({ pictureId: face?.id ?? null }))
      .execute();
    if (former?.pictureId) await removeAttachment(tx, former.pictureId);
  });
}
