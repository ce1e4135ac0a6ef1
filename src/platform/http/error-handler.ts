import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { Invalid, NotFound, TooMany, WeftError } from "../errors/index.ts";

/** What an answer to an error says, whichever form it takes. */
export interface ErrorAnswer {
  readonly status: number;
  readonly code: string;
  /** Message key. */
  readonly message: string;
  readonly fields?: Readonly<Record<string, string>>;
}

/** Shows an error as a page. Given by the application, because pages have a frame. */
export type ErrorView = (request: FastifyRequest, reply: FastifyReply, answer: ErrorAnswer) => unknown;

/** Says a message key in the words of whoever asks: scripts of our pages show them as they come. */
export type Wording = (request: FastifyRequest, key: string) => string;

/** One handler for all errors: a page for people, JSON for programs; only unexpected ones are logged, with their stack. */
export function handleErrors(app: FastifyInstance, view: ErrorView, words: Wording): void {
  app.setNotFoundHandler((request, reply) => answer(request, reply, new NotFound()));
  app.setErrorHandler((error: FastifyError, request, reply) => answer(request, reply, error));

  async function answer(
    request: FastifyRequest,
    reply: FastifyReply,
    error: Error | FastifyError,
  ): Promise<unknown> {
    const said = answerFor(error);
    if (said.status >= 500) request.log.error({ err: error }, "unexpected error");
    if (error instanceof TooMany) reply.header("retry-after", String(error.retryAfterSeconds));
    reply.code(said.status).header("cache-control", "no-store");
    if (wantsJson(request)) {
      const keys = said.fields ? [...new Set(Object.values(said.fields))] : [said.message];
      const inWords = keys.map((key) => words(request, key)).join(" ");
      return reply.send({ error: { ...said, words: inWords }, requestId: request.id });
    }
    try {
      return await view(request, reply, said);
    } catch (failure) {
      request.log.error({ err: failure }, "the error page failed");
      return reply.type("text/plain; charset=utf-8").send(`${said.status} ${said.code} (${request.id})`);
    }
  }
}

function answerFor(error: Error | FastifyError): ErrorAnswer {
  if (error instanceof WeftError) {
    const fields = error instanceof Invalid ? error.fields : undefined;
    return { status: error.status, code: error.code, message: error.message, ...(fields ? { fields } : {}) };
  }
  if ("code" in error && unwritable.has(error.code))
    return { status: 400, code: "bad-request", message: "error.invalid" };
  const status = "statusCode" in error ? (error.statusCode ?? 500) : 500;
  if (status === 413) return { status, code: "too-large", message: "error.too-large" };
  if (status === 429) return { status, code: "too-many", message: "error.too-many" };
  if (status >= 400 && status < 500) return { status, code: "bad-request", message: "error.invalid" };
  return { status: 500, code: "unexpected", message: "error.unexpected" };
}

/** What PostgreSQL says of letters that no text of it can hold (NUL): they can only have come from whoever asks. */
const unwritable: ReadonlySet<string> = new Set(["22021", "22P05"]);

/** A browser that opens a page says that it takes HTML; what asks for JSON alone gets JSON. */
export function wantsJson(request: FastifyRequest): boolean {
  const accept = request.headers.accept ?? "";
  return accept.includes("application/json") && !accept.includes("text/html");
}
