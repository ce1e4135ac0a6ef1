import { hash, randomBytes } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import { giveNonce } from "./security-headers.ts";

/**
 * Stands for the request's nonce while a page is rendered and its ETag taken, so that neither depends on it. It cannot be
 * guessed, so that no author can have the nonce written into their text.
 */
export const noncePlaceholder = `%nonce-${randomBytes(12).toString("hex")}%`;

/** A piece of a page that many viewers share, rendered, encoded and summed up once: most of what a long page costs. */
export interface SharedPart {
  readonly bytes: Buffer;
  readonly sum: string;
}

/** Stands where a page has its shared part: put it in as HTML. It cannot be guessed, so that no author can write it. */
export const sharedPartPlaceholder = `%part-${randomBytes(12).toString("hex")}%`;

/** Makes a shared part out of ready HTML. */
export function sharePart(html: string): SharedPart {
  return { bytes: Buffer.from(html), sum: hash("sha1", html, "base64url") };
}

/**
 * Sends a whole page. Its ETag is taken from what it says, so a page that has not changed is answered with 304.
 * @param document the `<html>` element.
 * @param part what stands for `sharedPartPlaceholder` in it.
 */
export function sendDocument(
  request: FastifyRequest,
  reply: FastifyReply,
  document: VNode,
  part?: SharedPart,
): FastifyReply {
  return sendHtml(request, reply, `<!doctype html>${renderToString(document)}`, part);
}

/** Sends ready HTML as a page: see sendDocument. */
export function sendHtml(
  request: FastifyRequest,
  reply: FastifyReply,
  html: string,
  part?: SharedPart,
): FastifyReply {
  const [head = "", tail = ""] = part ? html.split(sharedPartPlaceholder, 2) : [html];
  reply.header("content-type", "text/html; charset=utf-8");
  if (!reply.hasHeader("cache-control")) reply.header("cache-control", "private, no-cache");
  if (request.method === "GET" && reply.statusCode === 200) {
    const etag = `"${hash("sha1", part ? head + part.sum + tail : html, "base64url")}"`;
    reply.header("etag", etag);
    if (request.headers["if-none-match"] === etag && !reply.hasHeader("set-cookie")) {
      // The browser keeps the policy it has: its page was written with the nonce of that answer.
      reply.removeHeader("content-security-policy");
      return reply.code(304).send();
    }
  }
  const nonce = giveNonce(reply);
  const withNonce = (piece: string) => piece.replaceAll(noncePlaceholder, nonce);
  if (!part) return reply.send(withNonce(html));
  return reply.send(Buffer.concat([Buffer.from(withNonce(head)), part.bytes, Buffer.from(withNonce(tail))]));
}
