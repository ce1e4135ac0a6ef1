import { randomBytes } from "node:crypto";
import { z } from "zod";
import { recordActivity } from "../activity/index.ts";
import { removeAttachment } from "../attachments/index.ts";
import { inTransaction } from "../platform/database/index.ts";
import { Invalid, parse } from "../platform/errors/index.ts";
import { translator } from "../platform/languages/index.ts";
import { readSettings } from "../settings/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { assertNotLast } from "./administrators.ts";
import type { Auth } from "./auth.ts";
import { accountCloses } from "./hooks.ts";
import { assertPassword, hasPassword } from "./passwords.ts";
import "./tables.ts";

const Closing = z.object({
  words: z.enum(["with-name", "without-name"], "error.required"),
  password: z.string().max(200).default(""),
});

/**
 * Closes the viewer's account for good: sessions, password, profile, picture and follows go, and the address is free again. What
 * they wrote stays: with their name (they are then like somebody out of an archive), or as words of a former member.
 * @throws Invalid: wrong password; the last administrator; what another room says against it
 */
export async function closeAccount(ctx: PersonCtx, auth: Auth, body: unknown): Promise<void> {
  const { words, password } = parse(Closing, body);
  if (!(await hasPassword(ctx, ctx.viewer.id))) throw new Invalid({ "": "people.close.no-password" });
  await assertPassword(ctx, auth, password);

  const settings = await readSettings(ctx);
  const formerName = translator(settings.language)("people.former-member");

  await inTransaction(ctx, async (tx) => {
    await assertNotLast(tx, ctx.viewer.id, new Invalid({ "": "people.close.last-administrator" }));
    await accountCloses(tx);
    await forget(tx);
    await tx.db
      .updateTable("people")
      .set({
        email: null,
        emailVerified: false,
        image: null,
        role: "member",
        language: null,
        timeZone: null,
        closedAt: tx.now(),
        updatedAt: tx.now(),
        ...(words === "with-name"
          ? { standing: "placeholder" as const }
          : { standing: "closed" as const, name: formerName, handle: namelessHandle() }),
      })
      .where("id", "=", tx.viewer.id)
      .execute();
    if (words === "without-name")
      await tx.db.deleteFrom("formerHandles").where("personId", "=", tx.viewer.id).execute();
    await recordActivity(tx, { kind: "account-closed", personId: tx.viewer.id });
  });
}

/** A handle that says nothing of who had it. */
function namelessHandle(): string {
  return `former-${randomBytes(5).toString("hex")}`;
}

async function forget(tx: PersonCtx): Promise<void> {
  const personId = tx.viewer.id;
  const profile = await tx.db
    .deleteFrom("profiles")
    .where("personId", "=", personId)
    .returning("pictureId")
    .executeTakeFirst();
  if (profile?.pictureId) await removeAttachment(tx, profile.pictureId);
  await tx.db.deleteFrom("sessions").where("userId", "=", personId).execute();
  await tx.db.deleteFrom("accounts").where("userId", "=", personId).execute();
  await tx.db
    .deleteFrom("personFollows")
    .where((eb) => eb.or([eb("followerId", "=", personId), eb("personId", "=", personId)]))
    .execute();
}
