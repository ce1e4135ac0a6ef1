import { hash, randomBytes } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import { giveNonce } from "./security-headers.ts";

/**
 * Stands for the request's nonce while a page is rendered and its ETag taken, so that neither depends on it. It cannot be
 * guessed, so that no author can have the nonce written into their text.
 */
export const noncePlaceholder = `%nonce-${randomBytes(14).toString("hex")}%`; // as long as a nonce

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
  // Encoded once: a rendered page is a long rope of strings, and every other way goes along it several times.
  const bytes = Buffer.from(html);
  reply.header("content-type", "text/html; charset=utf-8");
  if (!reply.hasHeader("cache-control")) reply.header("cache-control", "private, no-cache");
  if (request.method === "GET" && reply.statusCode === 200) {
    const etag = `"${hash("sha1", bytes, "base64url")}${part ? `.${part.sum}` : ""}"`;
    reply.header("etag", etag);
    if (request.headers["if-none-match"] === etag && !reply.hasHeader("set-cookie")) {
      // The browser keeps the policy it has: its page was written with the nonce of that answer.
      reply.removeHeader("content-security-policy");
      return reply.code(304).send();
    }
  }
  const nonce = giveNonce(reply);
  for (let at = bytes.indexOf(nonceMark); at >= 0; at = bytes.indexOf(nonceMark, at)) bytes.write(nonce, at);
  const partAt = part ? bytes.indexOf(partMark) : -1;
  if (!part || partAt < 0) return reply.send(bytes);
  return reply.send(
    Buffer.concat([bytes.subarray(0, partAt), part.bytes, bytes.subarray(partAt + partMark.length)]),
  );
}

const nonceMark = Buffer.from(noncePlaceholder);
const partMark = Buffer.from(sharedPartPlaceholder);
