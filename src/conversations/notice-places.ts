import { defineNotice, defineNoticePlaces, type KnownPlace } from "../notifications/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { namesOf } from "./names.ts";
import { conversationPath } from "./paths.ts";
import { findReport } from "./report-conversation.ts";
import { placeKind, reportPlaceKind } from "./tell.ts";
import "./tables.ts";

/** Makes the notices of this room known. What was written is told by none of them: mails and locked screens are read by others. */
export function defineConversationNotices(): void {
  const kinds = ["asked", "opened", "added", "message", "carried", "not-carried", "reported"] as const;
  for (const [rank, kind] of kinds.entries())
    defineNotice({
      key: `conversation-${kind}`,
      titleKey: `conversation.notice.${kind}`,
      icon: kind === "opened" || kind === "reported" ? "eye" : "mail",
      rank: 2 + rank,
    });
  defineNoticePlaces({
    kind: placeKind,
    find: findPlaces,
    readSaid: readWriter,
    settings: { path: "/settings/conversations", labelKey: "conversation.settings.link" },
  });
  defineNoticePlaces({
    kind: reportPlaceKind,
    find: findReportPlaces,
    settings: { path: "/administration/conversations", labelKey: "conversation.reports" },
  });
}

/** Of these conversations those that the viewer is in now, called by those who are in them too. */
async function findPlaces(ctx: PersonCtx, ids: readonly number[]): Promise<Map<number, KnownPlace>> {
  const { t, viewer } = ctx;
  const rows = await ctx.db
    .selectFrom("conversationPeople as mine")
    .leftJoin("conversationPeople as them", (join) =>
      join
        .onRef("them.conversationId", "=", "mine.conversationId")
        .on("them.leftAt", "is", null)
        .on("them.personId", "<>", viewer.id),
    )
    .leftJoin("people", "people.id", "them.personId")
    .where("mine.conversationId", "in", ids.length > 0 ? [...ids] : [0])
    .where("mine.personId", "=", viewer.id)
    .where("mine.leftAt", "is", null)
    .orderBy("them.joinedAt")
    .orderBy("people.nameFolded")
    .select(["mine.conversationId as id", "people.name", "people.standing"])
    .execute();
  const places = new Map<number, KnownPlace>();
  for (const [id, people] of Map.groupBy(rows, (row) => row.id)) {
    const others = people.flatMap(({ name, standing }) =>
      name === null || standing === null ? [] : [{ name, standing }],
    );
    const title = t("conversation.title", { names: namesOf(t, viewer.language, others) });
    places.set(id, { title, path: `${conversationPath(id)}#latest` });
  }
  return places;
}

/** Who did the first of these, for the line of a mail. Their words are left out. */
async function readWriter(ctx: PersonCtx, _id: number, activityIds: readonly number[]) {
  const row = await ctx.db
    .selectFrom("activity")
    .leftJoin("people", "people.id", "activity.actorId")
    .where("activity.id", "in", activityIds.length > 0 ? [...activityIds] : [0])
    .orderBy("activity.id")
    .select(["activity.id as activityId", "people.name", "people.standing"])
    .limit(1)
    .executeTakeFirst();
  if (!row?.name || row.standing === "closed") return [];
  return [{ activityId: row.activityId, name: row.name, html: "" }];
}

async function findReportPlaces(ctx: PersonCtx, ids: readonly number[]): Promise<Map<number, KnownPlace>> {
  const places = new Map<number, KnownPlace>();
  if (!ctx.viewer.administrator) return places;
  for (const id of ids) {
    const found = await findReport(ctx, id).catch(() => null);
    if (found)
      places.set(id, { title: ctx.t("conversation.reports"), path: "/administration/conversations" });
  }
  return places;
}
