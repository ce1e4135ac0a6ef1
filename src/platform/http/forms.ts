import type { FastifyReply } from "fastify";
import { type FieldErrors, Invalid } from "../errors/index.ts";

/** What a form shows again after it could not be taken: what was typed, and what to mend. */
export interface FormState {
  readonly values: Readonly<Record<string, unknown>>;
  readonly errors: FieldErrors;
}

export const emptyForm: FormState = { values: {}, errors: {} };

/**
 * Runs an act for a sent form. If the act finds the input Invalid, the form is shown again (status 422) with what was
 * typed and a message by each field; every other error goes on to the error page.
 * @example submitForm(reply, request.body, () => createGroup(ctx, request.body), (form) => showNewGroup(reply, form))
 */
export async function submitForm<Result>(
  reply: FastifyReply,
  body: unknown,
  act: () => Promise<Result>,
  showAgain: (form: FormState) => unknown,
  done: (result: Result) => unknown,
): Promise<unknown> {
  let result: Result;
  try {
    result = await act();
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    reply.code(422);
    return showAgain({ values: (body ?? {}) as Record<string, unknown>, errors: error.fields });
  }
  return done(result);
}

/** Sends the browser on after a change, so that a reload does not send the form again. `path` may hold any letters. */
export function goTo(reply: FastifyReply, path: string): FastifyReply {
  // A header holds ASCII only; what is escaped already stays as it is.
  const ascii = path.toWellFormed().replace(/[^\x21-\x7e]+/g, encodeURIComponent);
  return reply.redirect(ascii, 303);
}
