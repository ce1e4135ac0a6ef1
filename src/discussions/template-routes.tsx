import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { sendPage } from "../frame/index.ts";
import { findVisibleGroup, GroupRail } from "../groups/index.ts";
import { allow, NotFound } from "../platform/errors/index.ts";
import { emptyForm, type FormState, goTo, setFlash, submitForm } from "../platform/http/index.ts";
import { canStartPost, postKinds } from "../posts/index.ts";
import { personCtx } from "../viewer/index.ts";
import {
  canKeepTemplates,
  findTemplate,
  keepTemplate,
  listTemplates,
  removeTemplate,
} from "./own-templates.ts";
import { waysPath } from "./paths.ts";
import { ourTemplates } from "./templates.ts";
import { TemplatePage } from "./views/template-page.tsx";
import { WaysPage } from "./views/ways-page.tsx";

type InGroup = FastifyRequest<{ Params: { slug: string; id?: string } }>;

/** All ways to begin in a group, and the group's own templates. */
export function templateRoutes(app: FastifyInstance): void {
  app.get("/groups/:slug/templates", showWays);
  app.get("/groups/:slug/templates/new", (request: InGroup, reply) => showForm(request, reply, emptyForm));
  app.post("/groups/:slug/templates", keep);
  app.get("/groups/:slug/templates/:id/edit", (request: InGroup, reply) =>
    showForm(request, reply, emptyForm),
  );
  app.put("/groups/:slug/templates/:id", keep);
  app.delete("/groups/:slug/templates/:id", (request: InGroup, reply) => remove(request, reply, true));
  app.post("/groups/:slug/templates/:id/restoration", (request: InGroup, reply) =>
    remove(request, reply, false),
  );
}

async function groupAt(request: InGroup) {
  const group = await findVisibleGroup(request.ctx, request.params.slug);
  return { ctx: personCtx(request.ctx), group };
}

function idAt(request: InGroup): number | null {
  const { id } = request.params;
  if (id === undefined) return null;
  if (!/^\d{1,15}$/.test(id)) throw new NotFound();
  return Number(id);
}

async function showWays(request: InGroup, reply: FastifyReply) {
  const { ctx, group } = await groupAt(request);
  allow(canStartPost(ctx.viewer, group));
  const kinds = postKinds().filter((kind) => group.tools[kind.key] !== false);
  const own = await listTemplates(ctx, group.id);
  const mayKeep = canKeepTemplates(ctx.viewer, group) === null;
  return sendPage(request, reply, {
    title: ctx.t("discussion.ways.title"),
    robots: "noindex",
    rail: <GroupRail group={group} viewer={ctx.viewer} />,
    view: <WaysPage {...{ group, kinds, ours: ourTemplates, own, mayKeep }} />,
  });
}

async function showForm(request: InGroup, reply: FastifyReply, form: FormState) {
  const { ctx, group } = await groupAt(request);
  allow(canKeepTemplates(ctx.viewer, group));
  const id = idAt(request);
  const template = id === null ? undefined : await findTemplate(ctx, group.id, id);
  if (id !== null && !template) throw new NotFound();
  const kinds = postKinds().filter((kind) => !kind.startPath);
  return sendPage(request, reply, {
    title: ctx.t(template ? "discussion.template.edit" : "discussion.template.new"),
    robots: "noindex",
    rail: <GroupRail group={group} viewer={ctx.viewer} />,
    view: <TemplatePage {...{ group, kinds, template, form }} />,
  });
}

async function keep(request: InGroup, reply: FastifyReply) {
  const { ctx, group } = await groupAt(request);
  return submitForm(
    reply,
    request.body,
    () => keepTemplate(ctx, group.slug, idAt(request), request.body),
    (form) => showForm(request, reply, form),
    () => {
      setFlash(reply, { key: "discussion.template.kept" });
      return goTo(reply, waysPath(group.slug));
    },
  );
}

async function remove(request: InGroup, reply: FastifyReply, removed: boolean) {
  const { ctx, group } = await groupAt(request);
  const id = idAt(request) ?? 0;
  await removeTemplate(ctx, group.slug, id, removed);
  const undo = `${waysPath(group.slug)}/${id}/restoration`;
  setFlash(
    reply,
    removed ? { key: "discussion.template.removed", undo } : { key: "discussion.template.restored" },
  );
  return goTo(reply, waysPath(group.slug));
}
