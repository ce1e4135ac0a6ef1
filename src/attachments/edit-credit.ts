import type { PlatformCtx } from "../platform/ctx.ts";
import { parse } from "../platform/errors/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { Credit } from "./credit.ts";
import { type Attachment, findOwn, findUses } from "./queries.ts";
import type { TextPlace } from "./tables.ts";

type CreditListener = (ctx: PlatformCtx, place: TextPlace) => Promise<void>;
const listeners: CreditListener[] = [];

/** Hears of every text that shows a picture whose credit was mended, so that it can be rendered anew. */
export function onCreditMended(listener: CreditListener): void {
  listeners.push(listener);
}

/**
 * Mends what a picture says of itself, here and in every text that shows it.
 * @throws NotFound, Invalid
 */
export async function editCredit(ctx: PersonCtx, id: string, body: unknown): Promise<Attachment> {
  const credit = parse(Credit, body);

  const attachment = await findOwn(ctx, id);

  await ctx.db.updateTable("attachments").set(credit).where("id", "=", attachment.id).execute();
  for (const place of await findUses(ctx, attachment.id))
    for (const listener of listeners) await listener(ctx, place);
  return { ...attachment, ...credit };
}
