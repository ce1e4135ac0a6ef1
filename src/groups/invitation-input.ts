import { z } from "zod";
import { Invalid } from "../platform/errors/index.ts";
import { isAddress } from "../platform/mail/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { Words } from "./input.ts";
import { linkDays, wordLengthMax } from "./limits.ts";

const addressesMax = 20;
const mailsADayMax = 60;
const dayMs = 24 * 3_600_000;

/** Addresses as people paste them: with commas, semicolons, spaces or lines between. */
const Addresses = z
  .string("error.required")
  .max(10_000, "error.too-long")
  .transform((text) => [
    ...new Set(
      text
        .normalize("NFC")
        .toLowerCase()
        .split(/[\s,;]+/)
        .filter((address) => address !== ""),
    ),
  ])
  .refine((addresses) => addresses.length > 0, "error.required")
  .refine((addresses) => addresses.every(isAddress), "group.invite.addresses")
  .refine((addresses) => addresses.length <= addressesMax, "group.invite.too-many");

/** Invites by mail, or (with `way` "link") makes a link. */
export const InvitationInput = z.discriminatedUnion("way", [
  z.object({ way: z.literal("mail"), emails: Addresses, note: Words(wordLengthMax) }),
  z.object({
    way: z.literal("link"),
    note: Words(wordLengthMax),
    days: z.coerce
      .number("error.field")
      .refine((days) => (linkDays as readonly number[]).includes(days), "error.field"),
  }),
]);

/**
 * Mails go to people who never asked for them, so nobody sends them without end.
 * @throws Invalid ("emails") beyond sixty a day; administrators have no limit.
 */
export async function assertMayMail(tx: PersonCtx, count: number): Promise<void> {
  if (tx.viewer.administrator) return;
  const { sent } = await tx.db
    .selectFrom("invitations")
    .where("invitedBy", "=", tx.viewer.id)
    .where("email", "is not", null)
    .where("createdAt", ">", new Date(tx.now().getTime() - dayMs))
    .select(({ fn }) => fn.countAll<number>().as("sent"))
    .executeTakeFirstOrThrow();
  if (sent + count > mailsADayMax) throw new Invalid({ emails: "group.invite.enough-today" });
}
