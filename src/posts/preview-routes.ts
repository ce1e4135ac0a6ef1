import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { House } from "../frame/index.ts";
import { allow } from "../platform/errors/index.ts";
import { limited } from "../platform/http/index.ts";
import { fieldOf } from "./asked-for.ts";
import { textLengthMax } from "./input.ts";
import { prepareText } from "./prepare-text.ts";

const previewsAMinute = 120;

/** A text as it will look, for the preview of MarkdownField. Nothing is kept. */
export function previewRoutes(app: FastifyInstance, { ctx }: House): void {
  app.post("/preview", limited(ctx.config, previewsAMinute), preview);
}

async function preview(request: FastifyRequest, reply: FastifyReply) {
  const { ctx } = request;
  // Not led to log-in as a page would be: its answer would stand in the preview.
  allow(ctx.viewer.id === null ? "post.refused.visitor" : null);
  const { html } = await prepareText(ctx, (fieldOf(request.body, "text") ?? "").slice(0, textLengthMax));
  return reply.header("cache-control", "no-store").type("text/html; charset=utf-8").send(html);
}
