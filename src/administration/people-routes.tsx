import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import {
  approvePerson,
  declinePerson,
  findForAdministrators,
  letBack,
  listForAdministrators,
  listWaiting,
  makeAdministrator,
  maySuspend,
  suspendPerson,
  unmakeAdministrator,
  wordLengthMax,
} from "../people/index.ts";
import { allow, Invalid } from "../platform/errors/index.ts";
import {
  emptyForm,
  type Flash,
  type FormState,
  formAction,
  goTo,
  setFlash,
  submitForm,
} from "../platform/http/index.ts";
import { administratorCtx } from "../viewer/index.ts";
import { type AccountFilter, accountPath, accountShows, peoplePath } from "./people-path.ts";
import { sendAdministration } from "./send-administration.tsx";
import { PeoplePage } from "./views/people-page.tsx";
import { SuspensionPage } from "./views/suspension-page.tsx";

type OfPerson = FastifyRequest<{ Params: { handle: string } }>;

const people = "/administration/people";

/** Everybody with an account, and what administrators change about one. The acts are the room people's. */
export function peopleRoutes(app: FastifyInstance): void {
  app.get(people, showPeople);
  app.post(`${people}/:handle/approval`, answer);

  app.get(`${people}/:handle/suspension`, (request: OfPerson, reply) =>
    showSuspension(request, reply, emptyForm),
  );
  app.post(`${people}/:handle/suspension`, suspend);
  app.delete(`${people}/:handle/suspension`, async (request: OfPerson, reply) => {
    const { name } = await letBack(administratorCtx(request.ctx), request.params.handle, {});
    return backToPeople(reply, { key: "administration.people.let-back.done", values: { name } });
  });

  app.post(`${people}/:handle/administratorship`, async (request: OfPerson, reply) => {
    const { name, handle } = await makeAdministrator(administratorCtx(request.ctx), request.params.handle);
    const undo = formAction(accountPath(handle, "administratorship"), "delete");
    return backToPeople(reply, { key: "administration.people.made.done", values: { name }, undo });
  });
  app.delete(`${people}/:handle/administratorship`, async (request: OfPerson, reply) => {
    const { name } = await unmakeAdministrator(administratorCtx(request.ctx), request.params.handle);
    return backToPeople(reply, { key: "administration.people.taken-back.done", values: { name } });
  });
}

async function showPeople(request: FastifyRequest, reply: FastifyReply) {
  const ctx = administratorCtx(request.ctx);
  const asked = filterOf(request.query as Record<string, unknown>);
  const [waiting, found] = await Promise.all([
    listWaiting(ctx),
    listForAdministrators(ctx, {
      words: asked.words,
      page: asked.page,
      role: asked.show === "administrators" ? "administrator" : undefined,
      standing: asked.show === "suspended" ? "suspended" : undefined,
    }),
  ]);
  const filter = { ...asked, page: found.page };
  return sendAdministration(request, reply, {
    title: ctx.t("administration.place.people"),
    place: "people",
    view: <PeoplePage viewer={ctx.viewer} {...{ waiting, wordLengthMax, filter, ...found }} />,
  });
}

/** Two buttons, one form: which was pressed is the answer. */
async function answer(request: OfPerson, reply: FastifyReply) {
  const ctx = administratorCtx(request.ctx);
  const { answer: pressed } = (request.body ?? {}) as Record<string, unknown>;
  if (pressed !== "approve" && pressed !== "decline") throw new Invalid({ answer: "error.required" });
  const approves = pressed === "approve";
  const act = approves ? approvePerson : declinePerson;
  const { name } = await act(ctx, request.params.handle, request.body);
  const key = approves ? "administration.waiting.approved" : "administration.waiting.declined";
  return backToPeople(reply, { key, values: { name } });
}

async function suspend(request: OfPerson, reply: FastifyReply) {
  const ctx = administratorCtx(request.ctx);
  return submitForm(
    reply,
    request.body,
    () => suspendPerson(ctx, request.params.handle, request.body),
    (form) => showSuspension(request, reply, form),
    ({ name }) => backToPeople(reply, { key: "administration.people.suspended.done", values: { name } }),
  );
}

async function showSuspension(request: OfPerson, reply: FastifyReply, form: FormState) {
  const ctx = administratorCtx(request.ctx);
  const person = await findForAdministrators(ctx, request.params.handle);
  allow(maySuspend(ctx.viewer, person));
  return sendAdministration(request, reply, {
    title: ctx.t("administration.people.suspend"),
    place: "people",
    view: <SuspensionPage {...{ person, form, wordLengthMax }} />,
  });
}

function filterOf({ q, show, page }: Record<string, unknown>): AccountFilter {
  return {
    words: typeof q === "string" ? q.toWellFormed().replaceAll("\0", "").trim().slice(0, 100) : "",
    show: accountShows.find((one) => one === show) ?? "all",
    page: Math.min(Math.max(1, Math.trunc(Number(page)) || 1), 10_000),
  };
}

function backToPeople(reply: FastifyReply, flash: Flash): FastifyReply {
  setFlash(reply, flash);
  return goTo(reply, peoplePath());
}
