import { recordActivity } from "../activity/index.ts";
import type { PlatformCtx } from "../platform/ctx.ts";
import { onAddressPaused } from "../platform/mail/index.ts";
import { readSettings } from "../settings/index.ts";
import { loadViewers } from "../viewer/index.ts";
import { keepPlaceNotices } from "./keep-notices.ts";
import { ctxFor } from "./knowers.ts";
import { defineNotice } from "./notice-kinds.ts";
import { defineNoticePlaces } from "./places.ts";

const kind = "mail-address";

/** What such a notice is about. */
export const addressPlace = { kind, id: 1 } as const;

/** Tells somebody in Weft that mails to them come back: by mail they could not be told. */
export function defineAddressNotices(): void {
  defineNotice({ key: kind, titleKey: "notice.bounced.notice", icon: "mail", rank: 5 });
  defineNoticePlaces({
    kind,
    // There is one such place, and it is everybody's own.
    find: async (ctx) => new Map([[1, { title: ctx.t("notice.settings.ways"), path: "/settings/notices" }]]),
    settings: { path: "/settings/notices", labelKey: "notice.follow.all" },
  });
  onAddressPaused(tellOwner);
}

async function tellOwner(tx: PlatformCtx, address: string): Promise<void> {
  const owner = await tx.db
    .selectFrom("people")
    .where((eb) => eb.fn<string>("lower", ["email"]), "=", address)
    .where("standing", "=", "active")
    .select("id")
    .executeTakeFirst();
  const viewer = owner && (await loadViewers(tx, [owner.id], await readSettings(tx))).get(owner.id);
  if (!viewer) return;
  await recordActivity(ctxFor(tx, viewer), { kind: "mail-address-paused", personId: viewer.id });
  const activity = await tx.db
    .selectFrom("activity")
    .where("kind", "=", "mail-address-paused")
    .where("personId", "=", viewer.id)
    .orderBy("id", "desc")
    .select(["id", "groupId", "replyId"])
    .executeTakeFirstOrThrow();
  const told = { personId: viewer.id, kind, reason: "notice.bounced.reason", direct: true };
  await keepPlaceNotices(tx, { ...activity, actorId: null }, addressPlace, [told]);
}
