import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { sendPage } from "../frame/index.ts";
import { renderMarkdown } from "../platform/text/index.ts";
import { idAskedFor } from "./asked-for.ts";
import { postPath, replyPath } from "./paths.ts";
import { type FoundRest, findRestOfPost, findRestOfReply } from "./text-rest.ts";
import { RestPage } from "./views/rest-page.tsx";

/** What mails held beside the words that were posted: shown to those who ask for it. */
export function restRoutes(app: FastifyInstance): void {
  app.get("/replies/:id/quoted", async (request, reply) => {
    const id = idAskedFor(request);
    return show(request, reply, await findRestOfReply(request.ctx, id), replyPath(id));
  });
  app.get("/posts/:id/quoted", async (request, reply) => {
    const id = idAskedFor(request);
    const rest = await findRestOfPost(request.ctx, id);
    return show(request, reply, rest, postPath(rest.post));
  });
}

function show(request: FastifyRequest, reply: FastifyReply, rest: FoundRest, path: string) {
  const { ctx } = request;
  // Names in it mention nobody, and pictures of others' mails are not fetched.
  const quotedHtml = renderMarkdown(rest.quoted).html;
  const signatureHtml = renderMarkdown(asLines(rest.signature)).html;
  return sendPage(request, reply, {
    title: `${ctx.t("mail-in.rest.title")}: ${rest.post.title}`,
    robots: "noindex",
    view: <RestPage title={rest.post.title} {...{ path, quotedHtml, signatureHtml }} />,
  });
}

/** A signature as it was written: signs of Markdown are none in it, and its lines stay lines. */
function asLines(signature: string): string {
  return signature
    .replaceAll(/([\\`*_{}[\]()#+\-.!|<>~])/g, "\\$1")
    .split("\n")
    .join("\\\n");
}
