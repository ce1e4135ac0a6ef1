import type { FastifyReply, FastifyRequest } from "fastify";
import { type ErrorAnswer, goTo, localPath } from "../platform/http/index.ts";
import { logInFirst } from "../viewer/index.ts";
import { sendPage } from "./send-page.tsx";
import { ErrorPage } from "./views/error-page.tsx";

/** Shows an error as a page in the frame. Who only has to log in first is led there, and back afterwards. */
export async function errorView(
  request: FastifyRequest,
  reply: FastifyReply,
  answer: ErrorAnswer,
): Promise<unknown> {
  if (answer.message === logInFirst) return goTo(reply, logInPath(request));
  const visitor = request.ctx.viewer.id === null;
  return sendPage(request, reply, {
    title: request.ctx.t("error.title"),
    robots: "noindex",
    shape: "narrow",
    view: (
      <ErrorPage
        status={answer.status}
        message={answer.message}
        fields={answer.fields}
        requestId={request.id}
        logIn={visitor && answer.status === 404 ? logInPath(request) : undefined}
      />
    ),
  });
}

/** The way to log in that leads back to this page; after a form to the page that the form stood on. */
function logInPath(request: FastifyRequest): string {
  const referer = request.headers.referer;
  const cameFrom = referer && URL.canParse(referer) ? new URL(referer) : undefined;
  const to =
    request.method === "GET" ? request.url : localPath(cameFrom && cameFrom.pathname + cameFrom.search, "/");
  return `/log-in?to=${encodeURIComponent(to)}`;
}
