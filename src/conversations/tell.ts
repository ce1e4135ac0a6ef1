import { recordActivity } from "../activity/index.ts";
import { keepPlaceNotices } from "../notifications/index.ts";
import type { PersonCtx, PersonId } from "../viewer/index.ts";
import "./tables.ts";

/** What those in a conversation are told of. */
export type Told = "message" | "added" | "asked" | "carried" | "not-carried" | "opened";

export const placeKind = "conversation";
export const reportPlaceKind = "conversation-report";

/**
 * Tells those in a conversation what the viewer did in it, in the act's transaction. Not who has muted it or has blocked the viewer;
 * of an opening by an administrator everybody hears. What happened is written down without where and without words: only
 * the notice knows.
 * @param only leaves out all others.
 */
export async function tellOthers(
  tx: PersonCtx,
  conversationId: number,
  what: Told,
  only?: readonly PersonId[],
): Promise<void> {
  const me = tx.viewer.id;
  const rows = await tx.db
    .selectFrom("conversationPeople")
    .innerJoin("people", "people.id", "personId")
    .where("conversationId", "=", conversationId)
    .where("leftAt", "is", null)
    .where("personId", "<>", me)
    .where("people.standing", "=", "active")
    .$if(what !== "opened", (query) =>
      query
        .where("mutedAt", "is", null)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom("conversationBlocks")
                .whereRef("blockerId", "=", "people.id")
                .where("blockedId", "=", me)
                .select("blockedId"),
            ),
          ),
        ),
    )
    .select("personId")
    .execute();
  const told = rows.filter(({ personId }) => only === undefined || only.includes(personId));
  await tell(tx, { kind: placeKind, id: conversationId }, what, told);
}

/** Tells administrators of a report: those who are not in the conversation. */
export async function tellAdministrators(
  tx: PersonCtx,
  reportId: number,
  administrators: readonly PersonId[],
): Promise<void> {
  const told = administrators.map((personId) => ({ personId }));
  await tell(tx, { kind: reportPlaceKind, id: reportId }, "reported", told);
}

async function tell(
  tx: PersonCtx,
  place: { readonly kind: string; readonly id: number },
  what: Told | "reported",
  people: readonly { readonly personId: PersonId }[],
): Promise<void> {
  if (people.length === 0) return;
  const id = await recordActivity(tx, { kind: "conversation" });
  const kind = `conversation-${what}`;
  await keepPlaceNotices(
    tx,
    { id, groupId: null, replyId: null, actorId: tx.viewer.id },
    place,
    people.map(({ personId }) => ({ personId, kind, reason: `conversation.reason.${what}`, direct: true })),
  );
}
