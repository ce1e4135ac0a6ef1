import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { type House, sendPage } from "../frame/index.ts";
import { emptyForm, type FormState, goTo, limited, setFlash, submitForm } from "../platform/http/index.ts";
import { readSettings } from "../settings/index.ts";
import { addressMustBeProved } from "./access.ts";
import { destination } from "./destination.ts";
import { doorOf } from "./door.ts";
import { welcomeFor } from "./hooks.ts";
import { maySignUp } from "./permissions.ts";
import { keepSentTo } from "./sent-to.ts";
import { type NextStep, signUp } from "./sign-up.ts";
import { SignUpPage } from "./views/sign-up-page.tsx";
import { WaitingPage } from "./views/waiting-page.tsx";

/** /sign-up: making an account, and the page for those whom an administrator has to approve. */
export function signUpRoutes(app: FastifyInstance, { auth, ctx }: House): void {
  app.get("/sign-up", async (request, reply) => {
    if (request.ctx.viewer.id !== null) return goTo(reply, destination(request.query));
    return showSignUp(request, reply, request.query, emptyForm);
  });

  app.post("/sign-up", limited(ctx.config), (request, reply) =>
    submitForm(
      reply,
      request.body,
      () => signUp(request.ctx, doorOf(auth, request, reply), request.body, destination(request.body)),
      (form) => showSignUp(request, reply, request.body, form),
      (made) => goOn(reply, made),
    ),
  );

  app.get("/sign-up/approval", async (request, reply) =>
    sendPage(request, reply, {
      title: request.ctx.t("people.waiting.title"),
      robots: "noindex",
      view: <WaitingPage mailsKept={!addressMustBeProved(ctx.config)} />,
    }),
  );
}

function goOn(reply: FastifyReply, made: { next: NextStep; email: string; to: string }): FastifyReply {
  if (made.next === "prove") {
    keepSentTo(reply, made);
    return goTo(reply, "/address/verification");
  }
  if (made.next === "wait") return goTo(reply, "/sign-up/approval");
  setFlash(reply, { key: "people.sign-up.done" });
  return goTo(reply, made.to);
}

async function showSignUp(
  request: FastifyRequest,
  reply: FastifyReply,
  fields: unknown,
  form: FormState,
): Promise<FastifyReply> {
  const { ctx } = request;
  const settings = await readSettings(ctx);
  const invitation = (fields as { invitation?: unknown } | undefined)?.invitation;
  const known = typeof invitation === "string" && invitation.length <= 200 ? invitation : undefined;
  const welcome = await welcomeFor(ctx, known);
  return sendPage(request, reply, {
    title: ctx.t("people.sign-up.title", { community: settings.name }),
    robots: "noindex",
    view: (
      <SignUpPage
        community={settings.name}
        form={form}
        to={destination(fields)}
        invitation={welcome && known ? { token: known, ...welcome } : undefined}
        closed={maySignUp(settings, welcome) !== null}
        approval={settings.signUp === "approval" && !welcome}
        mailsKept={!addressMustBeProved(ctx.config)}
      />
    ),
  });
}
