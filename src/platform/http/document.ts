import { hash } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { VNode } from "preact";
import { renderToString } from "preact-render-to-string";

/** Stands for the request's nonce while a page is rendered and its ETag taken, so that neither depends on it. */
export const noncePlaceholder = "%weft-nonce%";

/**
 * Sends a whole page. Its ETag is taken from what it says, so a page that has not changed is answered with 304.
 * @param document the `<html>` element.
 */
export function sendDocument(request: FastifyRequest, reply: FastifyReply, document: VNode): FastifyReply {
  return sendHtml(request, reply, `<!doctype html>${renderToString(document)}`);
}

/** Sends ready HTML as a page: see sendDocument. */
export function sendHtml(request: FastifyRequest, reply: FastifyReply, html: string): FastifyReply {
  reply.header("content-type", "text/html; charset=utf-8");
  if (!reply.hasHeader("cache-control")) reply.header("cache-control", "private, no-cache");
  if (request.method === "GET" && reply.statusCode === 200) {
    const etag = `"${hash("sha1", html, "base64url")}"`;
    reply.header("etag", etag);
    if (request.headers["if-none-match"] === etag && !reply.hasHeader("set-cookie")) {
      // The browser keeps the policy it has: its page was written with the nonce of that answer.
      reply.removeHeader("content-security-policy");
      return reply.code(304).send();
    }
  }
  return reply.send(html.replaceAll(noncePlaceholder, reply.cspNonce.style));
}
