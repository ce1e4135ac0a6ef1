import type { PersonCtx, PersonId } from "../viewer/index.ts";
import type { Conversation, Participant } from "./find-conversation.ts";
import type { Message } from "./read-messages.ts";
import "./tables.ts";

/** Words that somebody wishes to carry into the talk, and who has agreed. */
export interface Passage {
  readonly id: number;
  readonly postId: number;
  readonly proposedBy: PersonId;
  readonly messageIds: readonly number[];
  readonly markdown: string;
  readonly html: string;
  readonly version: number;
  readonly changedAt: Date;
  /** Those in the conversation who have said yes to this very text. */
  readonly agreed: readonly Participant[];
  /** Those who have not said. While there is one, nothing is carried. */
  readonly waiting: readonly Participant[];
}

/**
 * What is asked about in a conversation now; undefined for nothing.
 * @param conversation as it stands: in a transaction the locked one, and the passage is locked as well.
 */
export async function findPassage(
  ctx: PersonCtx,
  conversation: Conversation,
  lock = false,
): Promise<Passage | undefined> {
  const row = await ctx.db
    .selectFrom("conversationProposals")
    .where("conversationId", "=", conversation.id)
    .where("state", "=", "asking")
    .select(["id", "postId", "proposedBy", "messageIds", "markdown", "html", "version", "changedAt"])
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst();
  if (!row) return undefined;
  const answers = await ctx.db
    .selectFrom("conversationAnswers")
    .where("proposalId", "=", row.id)
    .where("version", "=", row.version)
    .select("personId")
    .execute();
  const yes = new Set(answers.map((answer) => answer.personId));
  return {
    ...row,
    agreed: conversation.people.filter((person) => yes.has(person.id)),
    waiting: conversation.people.filter((person) => !yes.has(person.id)),
  };
}

/** The text that is proposed at first: the messages as quotes, each with who said it or without. */
export function composePassage(messages: readonly Message[], named: boolean): string {
  return messages
    .map(({ markdown, author }) => {
      const words = markdown
        .split("\n")
        .map((line) => `> ${line}`.trimEnd())
        .join("\n");
      return named && author ? `**${escapeMarkdown(author.name)}:**\n\n${words}` : words;
    })
    .join("\n\n");
}

/** A name as words of a Markdown text, whatever letters it has. */
export function escapeMarkdown(name: string): string {
  return name.replace(/[\\`*_{}[\]()#+!<>~|@&-]/g, "\\$&");
}
