import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { type House, sendPage } from "../frame/index.ts";
import { emptyForm, type FormState, goTo, limited, setFlash, submitForm } from "../platform/http/index.ts";
import { addressMustBeProved } from "./access.ts";
import { destination, withDestination } from "./destination.ts";
import { doorOf } from "./door.ts";
import { type Proved, proveAddress } from "./prove-address.ts";
import { sendProofAgain } from "./send-proof.ts";
import { keepSentTo, readSentTo } from "./sent-to.ts";
import { OpenLinkPage } from "./views/open-link-page.tsx";
import { ProofPage } from "./views/proof-page.tsx";

const path = "/address/verification";

/** /address/verification: GET with a token asks for one press, PUT takes the token, POST sends the mail again. */
export function proofRoutes(app: FastifyInstance, { auth, ctx }: House): void {
  app.get(path, async (request, reply) => {
    const { token } = request.query as { token?: unknown };
    if (typeof token !== "string") return showProof(request, reply, emptyForm);
    return showLink(request, reply, token, destination(request.query));
  });

  app.post(path, limited(ctx.config), (request, reply) => {
    const to = destination(request.body);
    return submitForm(
      reply,
      request.body,
      () => sendProofAgain(request.ctx, doorOf(auth, request, reply), request.body, to),
      (form) => showProof(request, reply, form),
      (email) => {
        keepSentTo(reply, { email, to });
        setFlash(reply, { key: "people.proof.sent-again" });
        return goTo(reply, path);
      },
    );
  });

  app.put(path, limited(ctx.config), (request, reply) =>
    submitForm(
      reply,
      request.body,
      () => proveAddress(request.ctx, doorOf(auth, request, reply), request.body),
      (form) => showProof(request, reply, form),
      (proved) => goOn(request, reply, proved),
    ),
  );
}

function goOn(request: FastifyRequest, reply: FastifyReply, proved: Proved): FastifyReply {
  const to = destination(request.body);
  if (proved === "waits") return goTo(reply, "/sign-up/approval");
  setFlash(reply, { key: `people.proof.${proved}` });
  if (proved === "in" || request.ctx.viewer.id !== null) return goTo(reply, to);
  return goTo(reply, withDestination("/log-in", to));
}

function showLink(
  request: FastifyRequest,
  reply: FastifyReply,
  token: string,
  to: string,
): Promise<FastifyReply> {
  return sendPage(request, reply, {
    title: request.ctx.t("people.proof.link.title"),
    robots: "noindex",
    view: <OpenLinkPage action={path} token={token} to={to} words="people.proof.link" />,
  });
}

function showProof(request: FastifyRequest, reply: FastifyReply, form: FormState): Promise<FastifyReply> {
  return sendPage(request, reply, {
    title: request.ctx.t("people.proof.title"),
    robots: "noindex",
    view: (
      <ProofPage
        sent={readSentTo(request)}
        form={form}
        mailsKept={!addressMustBeProved(request.ctx.config)}
      />
    ),
  });
}
