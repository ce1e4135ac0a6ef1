import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { formAction, goTo, setFlash } from "../platform/http/index.ts";
import { administratorCtx } from "../viewer/index.ts";
import { changeAdministrator } from "./change-administrators.ts";
import { listAccounts } from "./list-accounts.ts";
import { type AccountFilter, accountPath, accountShows, peoplePath } from "./people-path.ts";
import { sendAdministration } from "./send-administration.tsx";
import { letBackPerson, suspendPerson } from "./suspend-person.ts";
import { PeoplePage } from "./views/people-page.tsx";

type OfPerson = FastifyRequest<{ Params: { handle: string } }>;

/** Everybody with an account, and what administrators change about one. */
export function peopleRoutes(app: FastifyInstance): void {
  app.get("/administration/people", showPeople);

  app.post("/administration/people/:handle/suspension", async (request: OfPerson, reply) => {
    const { handle } = request.params;
    const { name } = await suspendPerson(request.ctx, handle);
    const undo = formAction(accountPath(handle, "suspension"), "delete");
    return backToPeople(reply, { key: "administration.people.suspended.done", values: { name }, undo });
  });

  app.delete("/administration/people/:handle/suspension", async (request: OfPerson, reply) => {
    const { name } = await letBackPerson(request.ctx, request.params.handle);
    return backToPeople(reply, { key: "administration.people.let-back.done", values: { name } });
  });

  app.post("/administration/people/:handle/administratorship", async (request: OfPerson, reply) => {
    const { handle } = request.params;
    const { name } = await changeAdministrator(request.ctx, handle, "administrator");
    const undo = formAction(accountPath(handle, "administratorship"), "delete");
    return backToPeople(reply, { key: "administration.people.made.done", values: { name }, undo });
  });

  app.delete("/administration/people/:handle/administratorship", async (request: OfPerson, reply) => {
    const { name } = await changeAdministrator(request.ctx, request.params.handle, "member");
    return backToPeople(reply, { key: "administration.people.taken-back.done", values: { name } });
  });
}

async function showPeople(request: FastifyRequest, reply: FastifyReply) {
  const ctx = administratorCtx(request.ctx);
  const filter = filterOf(request.query as Record<string, unknown>);
  const { accounts, more } = await listAccounts(ctx, filter);
  return sendAdministration(request, reply, {
    title: ctx.t("administration.place.people"),
    place: "people",
    view: <PeoplePage viewer={ctx.viewer} {...{ accounts, more, filter }} />,
  });
}

function filterOf({ q, show, page }: Record<string, unknown>): AccountFilter {
  return {
    words: typeof q === "string" ? q.toWellFormed().replaceAll("\0", "").trim().slice(0, 100) : "",
    show: accountShows.find((one) => one === show) ?? "all",
    page: Math.min(Math.max(1, Math.trunc(Number(page)) || 1), 10_000),
  };
}

function backToPeople(reply: FastifyReply, flash: Parameters<typeof setFlash>[1]): FastifyReply {
  setFlash(reply, flash);
  return goTo(reply, peoplePath());
}
