import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { sendPage } from "../frame/index.ts";
import { allow } from "../platform/errors/index.ts";
import { emptyForm, type FormState, goTo, setFlash } from "../platform/http/index.ts";
import { readSettings } from "../settings/index.ts";
import { personCtx } from "../viewer/index.ts";
import { archiveGroup } from "./archive-group.ts";
import { createGroup } from "./create-group.ts";
import { editGroup, editStampOf } from "./edit-group.ts";
import { findParents } from "./find-parents.ts";
import { type GroupRequest, personAt, submitGroupForm } from "./group-request.ts";
import { archivePath, groupPath } from "./paths.ts";
import { canArchiveGroup, canEditGroup, canMakeGroup } from "./permissions.ts";
import { groupTools } from "./tools.ts";
import { EditGroupPage } from "./views/edit-group-page.tsx";
import { GroupRail } from "./views/group-rail.tsx";
import { NewGroupPage } from "./views/new-group-page.tsx";

/** Making a group, changing it, archiving it. */
export function editRoutes(app: FastifyInstance): void {
  app.get("/groups/new", (request, reply) => showNew(request, reply, emptyForm));

  app.post("/groups", async (request, reply) => {
    const ctx = personCtx(request.ctx);
    return submitGroupForm(
      request,
      reply,
      ({ fields, files }) => createGroup(ctx, fields, files.file),
      (form) => showNew(request, reply, form),
      (group) => {
        setFlash(reply, { key: "group.flash.made", values: { group: group.name } });
        return goTo(reply, groupPath(group));
      },
    );
  });

  app.get("/groups/:slug/edit", (request: GroupRequest, reply) => showEdit(request, reply, emptyForm));

  app.put("/groups/:slug", async (request: GroupRequest, reply) => {
    const { ctx } = await personAt(request);
    return submitGroupForm(
      request,
      reply,
      ({ fields, files }) => editGroup(ctx, request.params.slug, fields, files.file),
      (form) => showEdit(request, reply, form),
      ({ slug, narrowed }) => {
        const key = narrowed > 0 ? "group.flash.edited-narrowed" : "group.flash.edited";
        setFlash(reply, { key, values: { count: narrowed } });
        return goTo(reply, groupPath({ slug }));
      },
    );
  });

  app.post("/groups/:slug/archive", (request: GroupRequest, reply) => archive(request, reply, true));
  app.delete("/groups/:slug/archive", (request: GroupRequest, reply) => archive(request, reply, false));
}

async function archive(request: GroupRequest, reply: FastifyReply, archived: boolean) {
  const { ctx } = await personAt(request);
  const group = await archiveGroup(ctx, request.params.slug, archived);
  setFlash(reply, {
    key: archived ? "group.flash.archived" : "group.flash.brought-back",
    values: { group: group.name },
    undo: archivePath(group, !archived),
  });
  return goTo(reply, groupPath(group));
}

async function showNew(request: FastifyRequest, reply: FastifyReply, form: FormState) {
  const ctx = personCtx(request.ctx);
  allow(canMakeGroup(ctx.viewer, await readSettings(ctx)));
  return sendPage(request, reply, {
    title: ctx.t("group.new"),
    robots: "noindex",
    view: <NewGroupPage form={form} {...(await findParents(ctx))} tools={groupTools()} />,
  });
}

async function showEdit(request: GroupRequest, reply: FastifyReply, form: FormState) {
  const { ctx, group } = await personAt(request);
  // An archived group is not edited, but this is where it is brought back.
  allow(group.archivedAt ? canArchiveGroup(ctx.viewer, group) : canEditGroup(ctx.viewer, group));
  const [places, stamp] = await Promise.all([findParents(ctx, group), editStampOf(ctx, group)]);
  return sendPage(request, reply, {
    title: ctx.t("group.edit", { group: group.name }),
    robots: "noindex",
    rail: <GroupRail group={group} viewer={ctx.viewer} current="edit" />,
    view: <EditGroupPage {...{ group, form, stamp, ...places, tools: groupTools() }} />,
  });
}
