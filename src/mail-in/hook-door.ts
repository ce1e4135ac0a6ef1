import { createHash, timingSafeEqual } from "node:crypto";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Config } from "../platform/config/index.ts";
import { Forbidden, Invalid, NotFound } from "../platform/errors/index.ts";
import { limited, readMultipart } from "../platform/http/index.ts";
import { hookHeader, hookSecret } from "./hook-secret.ts";
import { keepMail, mailBytesMax } from "./keep-mail.ts";

/** POST /mail/in: a program hands over one mail, raw (message/rfc822) or as a form with the mail in `message`. */
export async function hookRoutes(app: FastifyInstance, config: Config): Promise<void> {
  await app.register(async (scope) => {
    scope.addContentTypeParser(
      ["message/rfc822", "application/octet-stream"],
      { parseAs: "buffer" },
      async (_request: FastifyRequest, body: Buffer) => ({ message: body }),
    );
    scope.post(
      "/mail/in",
      {
        bodyLimit: mailBytesMax(config),
        ...limited(config, 600),
        // Before the mail is read: whoever does not know the secret fills no memory.
        onRequest: async ({ headers }) => {
          if (!config.mailAddress) throw new NotFound();
          if (!isSecret(config, headers[hookHeader])) throw new Forbidden("mail-in.hook.secret");
        },
      },
      async (request, reply) => {
        const { ctx } = request;
        const { raw, recipients } = await readMail(request);
        const ids = await keepMail(ctx, { door: "hook", raw, ...(recipients ? { recipients } : {}) });
        return reply.code(202).send({ kept: ids.length });
      },
    );
  });
}

function isSecret(config: Config, given: string | string[] | undefined): boolean {
  const digest = (word: string) => createHash("sha256").update(word).digest();
  return timingSafeEqual(digest(String(given ?? "")), digest(hookSecret(config)));
}

async function readMail(request: FastifyRequest): Promise<{ raw: Buffer; recipients?: string[] }> {
  const { fields, files } = await readMultipart(request);
  const sent = files.message?.content ?? (fields.message as unknown as Buffer | string | undefined);
  const raw = Buffer.isBuffer(sent) ? sent : Buffer.from(sent ?? "");
  if (raw.byteLength === 0) throw new Invalid({ message: "mail-in.hook.empty" });
  if (raw.byteLength > mailBytesMax(request.ctx.config)) throw new Invalid({ message: "error.too-large" });
  const recipients = fields.recipient?.split(",").map((address) => address.trim());
  return { raw, ...(recipients ? { recipients } : {}) };
}
