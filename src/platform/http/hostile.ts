import type { FastifyInstance } from "fastify";

/** A part of an address that stands for something (a number, a name, a word) may be this long. */
export const addressPartMax = 200;
const nowhere = "/-";

/**
 * The address as it may be looked up. One that cannot be read (a broken escape, bytes that are no text) or has an endless
 * part leads nowhere, which is then said as for every page that is not there: with our headers, in the visitor's words.
 */
export function readableUrl(url: string): string {
  const path = url.split(/[?#]/, 1)[0] as string;
  try {
    const tooLong = decodeURI(path)
      .split("/")
      .some((part) => part.length > addressPartMax);
    decodeURIComponent(path);
    return tooLong ? nowhere : url;
  } catch {
    return nowhere;
  }
}

/**
 * Every body that comes in is a form: names with values. Anything else is refused before a handler asks it for a field, and
 * plain text, which another site's form can send, is not read at all.
 */
export function takeFormsOnly(app: FastifyInstance): void {
  app.removeContentTypeParser("text/plain");
  app.addHook("preValidation", async ({ body }) => {
    if (body === undefined || body === null) return;
    if (typeof body !== "object" || Array.isArray(body)) throw badRequest("The body is no form.");
  });
}

/** An error that says: what was sent cannot be read. */
export function badRequest(message: string): Error {
  return Object.assign(new Error(message), { statusCode: 400 });
}
