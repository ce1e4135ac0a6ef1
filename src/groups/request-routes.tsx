import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { sendPage } from "../frame/index.ts";
import { allow } from "../platform/errors/index.ts";
import { emptyForm, type FormState, goTo, setFlash, submitForm } from "../platform/http/index.ts";
import { answerRequest } from "./answer-request.ts";
import { barPerson } from "./bar-person.ts";
import { type GroupRequest, personAt } from "./group-request.ts";
import { liftBar } from "./lift-bar.ts";
import { listBars, listRequests } from "./list-members.ts";
import { groupPath } from "./paths.ts";
import { canKeep } from "./permissions.ts";
import { numberOf } from "./query.ts";
import { BarsPage } from "./views/bars-page.tsx";
import { GroupRail } from "./views/group-rail.tsx";
import { RequestsPage } from "./views/requests-page.tsx";

/** Requests to join and their answers; bars. */
export function requestRoutes(app: FastifyInstance): void {
  app.get("/groups/:slug/requests", async (request: GroupRequest, reply) => {
    const { ctx, group } = await personAt(request);
    allow(canKeep(ctx.viewer, group));
    const requests = await listRequests(ctx, group.id);
    return sendPage(request, reply, {
      title: ctx.t("group.rail.requests"),
      robots: "noindex",
      rail: <GroupRail group={group} viewer={ctx.viewer} current="requests" />,
      view: <RequestsPage group={group} viewer={ctx.viewer} requests={requests} />,
    });
  });

  app.post(
    "/groups/:slug/requests/:id",
    async (request: FastifyRequest<{ Params: { slug: string; id: string } }>, reply) => {
      const { ctx, group } = await personAt(request);
      const id = numberOf(request.params.id);
      const { name, answer } = await answerRequest(ctx, group.slug, id, request.body);
      setFlash(reply, { key: `group.flash.${answer}`, values: { name } });
      return goTo(reply, `${groupPath(group)}/requests`);
    },
  );

  app.get("/groups/:slug/bars", (request: GroupRequest, reply) => showBars(request, reply, emptyForm));

  app.post("/groups/:slug/bars", async (request: GroupRequest, reply) => {
    const { ctx, group } = await personAt(request);
    return submitForm(
      reply,
      request.body,
      () => barPerson(ctx, group.slug, request.body),
      (form) => showBars(request, reply, form),
      ({ name }) => {
        setFlash(reply, { key: "group.flash.barred", values: { name } });
        return goTo(reply, `${groupPath(group)}/bars`);
      },
    );
  });

  app.delete(
    "/groups/:slug/bars/:handle",
    async (request: FastifyRequest<{ Params: { slug: string; handle: string } }>, reply) => {
      const { ctx, group } = await personAt(request);
      const { name } = await liftBar(ctx, group.slug, request.params.handle);
      setFlash(reply, { key: "group.flash.bar-lifted", values: { name } });
      return goTo(reply, `${groupPath(group)}/bars`);
    },
  );
}

async function showBars(request: GroupRequest, reply: FastifyReply, form: FormState) {
  const { ctx, group } = await personAt(request);
  allow(canKeep(ctx.viewer, group));
  const bars = await listBars(ctx, group.id);
  return sendPage(request, reply, {
    title: ctx.t("group.rail.bars"),
    robots: "noindex",
    rail: <GroupRail group={group} viewer={ctx.viewer} current="members" />,
    view: <BarsPage {...{ group, viewer: ctx.viewer, bars, form }} />,
  });
}
