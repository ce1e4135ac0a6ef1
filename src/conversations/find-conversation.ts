import { sql } from "kysely";
import { allow, NotFound } from "../platform/errors/index.ts";
import type { PersonCtx, PersonId } from "../viewer/index.ts";
import { canWrite } from "./permissions.ts";
import "./tables.ts";

/** Somebody who is in a conversation now. */
export interface Participant {
  readonly id: PersonId;
  readonly name: string;
  readonly handle: string;
  readonly face: string | null;
  readonly standing: string;
  readonly joinedAt: Date;
  /** The last message that is not theirs to read. */
  readonly seesAfter: number;
  /** The viewer has blocked them. */
  readonly blocked: boolean;
}

/** A conversation as one of those in it has it. */
export interface Conversation {
  readonly id: number;
  /** The talk it was begun beside; whether the viewer may know of that is asked by who shows it. */
  readonly postId: number | null;
  readonly begunAt: Date;
  /** Who is in it now, the viewer too, in the order in which they came. */
  readonly people: readonly Participant[];
  readonly others: readonly Participant[];
  readonly mine: {
    readonly seesAfter: number;
    readonly readTo: number;
    readonly mutedAt: Date | null;
    readonly joinedAt: Date;
  };
  /** There are two in it, and one of them has blocked the other. */
  readonly blockedPair: boolean;
}

/** A conversation that the viewer is in now. @throws NotFound for everybody else, administrators as well */
export async function findConversation(ctx: PersonCtx, id: number): Promise<Conversation> {
  const me = ctx.viewer.id;
  const row = await ctx.db
    .selectFrom("conversations")
    .innerJoin("conversationPeople as mine", "mine.conversationId", "conversations.id")
    .where("conversations.id", "=", id)
    .where("mine.personId", "=", me)
    .where("mine.leftAt", "is", null)
    .select(["conversations.id", "conversations.postId", "conversations.begunAt"])
    .select(["mine.seesAfter", "mine.readTo", "mine.mutedAt", "mine.joinedAt"])
    .executeTakeFirst();
  if (!row) throw new NotFound();
  const found = await ctx.db
    .selectFrom("conversationPeople")
    .innerJoin("people", "people.id", "personId")
    .where("conversationId", "=", id)
    .where("leftAt", "is", null)
    .select(["people.id", "people.name", "people.handle", "people.image as face", "people.standing"])
    .select(["joinedAt", "seesAfter"])
    .select([
      sql<boolean>`exists (select from conversation_blocks where blocker_id = ${me} and blocked_id = people.id)`.as(
        "blocked",
      ),
      sql<boolean>`exists (select from conversation_blocks where blocker_id = people.id and blocked_id = ${me})`.as(
        "blocks",
      ),
    ])
    .orderBy("joinedAt")
    .orderBy("people.nameFolded")
    .orderBy("people.id")
    .execute();
  const people = found.map(({ blocks: _theirs, ...person }) => person);
  const { seesAfter, readTo, mutedAt, joinedAt, ...conversation } = row;
  return {
    ...conversation,
    people,
    others: people.filter((person) => person.id !== me),
    mine: { seesAfter, readTo, mutedAt, joinedAt },
    blockedPair: found.length === 2 && found.some((one) => one.blocked || one.blocks),
  };
}

/**
 * The same inside a transaction, locked, so that what is decided by it goes one after the other.
 * @throws NotFound for who has left meanwhile
 */
export async function lockConversation(tx: PersonCtx, id: number): Promise<Conversation> {
  const row = await tx.db
    .selectFrom("conversations")
    .where("id", "=", id)
    .select("id")
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new NotFound();
  return findConversation(tx, id);
}

/** As lockConversation, for who is about to write in it. @throws NotFound, Forbidden */
export async function lockToWrite(tx: PersonCtx, id: number): Promise<Conversation> {
  const conversation = await lockConversation(tx, id);
  allow(canWrite(conversation));
  return conversation;
}
