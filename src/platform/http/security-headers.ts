import { randomUUID } from "node:crypto";
import type { FastifyInstance, FastifyReply } from "fastify";
import type { Config } from "../config/index.ts";

declare module "fastify" {
  interface FastifyReply {
    /** What lets a style or script of this answer run: see `giveNonce`. */
    nonce: string | undefined;
  }
}

/**
 * Sets the headers that keep browsers from being used against their people. Written by hand because they are the same
 * for every answer but for one word, and are set at every request.
 */
export function setSecurityHeaders(app: FastifyInstance, config: Pick<Config, "url">): void {
  const https = config.url.startsWith("https:");
  const headers = {
    "content-security-policy": policy(https),
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "origin-agent-cluster": "?1",
    "referrer-policy": "strict-origin-when-cross-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "SAMEORIGIN", // for browsers that do not know frame-ancestors
    ...(https ? { "strict-transport-security": "max-age=31536000" } : {}),
  };
  app.decorateReply("nonce", undefined);
  app.addHook("onRequest", async (_request, reply) => {
    reply.headers(headers);
  });
}

/** The nonce of this answer, made and put into its policy at the first call. */
export function giveNonce(reply: FastifyReply): string {
  if (reply.nonce === undefined) {
    reply.nonce = randomUUID();
    const own = String(reply.getHeader("content-security-policy") ?? "");
    reply.header(
      "content-security-policy",
      own.replace(/((?:script|style)-src 'self')/g, `$1 'nonce-${reply.nonce}'`),
    );
  }
  return reply.nonce;
}

function policy(https: boolean): string {
  return [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "frame-src 'self' https:", // our own mails; video players, made only after a press
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'self'",
    ...(https ? ["upgrade-insecure-requests"] : []),
  ].join(";");
}
