import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { type House, sendPage } from "../frame/index.ts";
import { NotFound } from "../platform/errors/index.ts";
import { emptyForm, type FormState, goTo, setFlash, submitForm } from "../platform/http/index.ts";
import { readSettings } from "../settings/index.ts";
import { setUpCommunity } from "./set-up-community.ts";
import { isSetUpKey } from "./set-up-key.ts";
import { SetUpPage } from "./views/set-up-page.tsx";

/** /setup?key=…: there for whoever holds the key, until the set-up is done. */
export function setUpRoutes(app: FastifyInstance, { auth, secrets }: House): void {
  app.get("/setup", async (request, reply) => {
    await checkKey(request, secrets.setup);
    return showForm(request, reply, emptyForm);
  });

  app.post("/setup", async (request, reply) => {
    await checkKey(request, secrets.setup);
    return submitForm(
      reply,
      request.body,
      () => setUpCommunity(request.ctx, auth, request.body),
      (form) => showForm(request, reply, form),
      () => enter(request, reply),
    );
  });

  /** Lets the new administrator in and leads them home. */
  async function enter(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { name, adminEmail, adminPassword } = request.body as Record<string, string>;
    const { headers } = await auth.api.signInEmail({
      body: { email: adminEmail?.trim().toLowerCase() ?? "", password: adminPassword ?? "" },
      headers: new Headers({ "user-agent": request.headers["user-agent"] ?? "" }),
      returnHeaders: true,
    });
    for (const cookie of headers.getSetCookie()) reply.header("set-cookie", cookie);
    setFlash(reply, { key: "setup.done", values: { name: name?.trim() ?? "" } });
    return goTo(reply, "/");
  }
}

async function checkKey(request: FastifyRequest, key: string): Promise<void> {
  const { setUpAt } = await readSettings(request.ctx);
  if (setUpAt !== null || !isSetUpKey((request.query as { key?: unknown }).key, key)) throw new NotFound();
}

function showForm(request: FastifyRequest, reply: FastifyReply, form: FormState): Promise<FastifyReply> {
  reply.header("cache-control", "no-store");
  return sendPage(request, reply, {
    title: request.ctx.t("setup.title"),
    robots: "noindex",
    bare: true,
    shape: "narrow",
    view: <SetUpPage action={request.url} form={form} />,
  });
}
