import type { PersonCtx } from "../viewer/index.ts";

/** An answer that came by mail to a post, as a room gets it that may take it for something else than a reply. */
export interface MailedAnswer {
  readonly postId: number;
  /** The reply that it answers, where the mail says so. */
  readonly answersId: number | null;
  readonly subject: string;
  /** What the writer says, in Markdown; neither what they quote nor their signature. */
  readonly markdown: string;
  /**
   * Notes that this mail is dealt with: call it in the transaction of your act, so that both are kept or neither.
   * @throws Conflict where another run has dealt with it
   */
  settle(tx: PersonCtx, became?: { readonly replyId?: number }): Promise<void>;
}

/** How a room takes answers by mail. `ctx` is the writer's, with their rights: run your act with it. */
export interface MailAnswer {
  /** Unique, such as "decision". */
  readonly key: string;
  /**
   * @returns false where this answer is not yours: then it becomes a reply. What you throw (Forbidden, Invalid, …) is told
   *   to the writer by mail.
   */
  take(ctx: PersonCtx, answer: MailedAnswer): Promise<boolean>;
}

const known = new Map<string, MailAnswer>();

/** Lets a room take answers by mail to its posts: "agree, because …", "I will try this". Called once, in `register`. */
export function defineMailAnswer(answer: MailAnswer): void {
  if (known.has(answer.key)) throw new Error(`Two kinds of answers by mail are called ${answer.key}.`);
  known.set(answer.key, answer);
}

/** All of them, in the order in which they were defined: the first that takes an answer has it. */
export function mailAnswers(): readonly MailAnswer[] {
  return [...known.values()];
}
