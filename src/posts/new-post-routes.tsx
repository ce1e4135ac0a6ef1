import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { forgetDraft } from "../drafts/index.ts";
import { sendPage } from "../frame/index.ts";
import { findVisibleGroup, GroupRail, groupsToPostIn } from "../groups/index.ts";
import { allow } from "../platform/errors/index.ts";
import { emptyForm, type FormState, goTo, setFlash, submitForm } from "../platform/http/index.ts";
import { personCtx } from "../viewer/index.ts";
import { fieldOf } from "./asked-for.ts";
import { postKind, postKinds } from "./kinds.ts";
import { postPart, postPath } from "./paths.ts";
import { canStartPost } from "./permissions.ts";
import { startPost } from "./start-post.ts";
import { findStartingText, waysToBeginPath } from "./starting-texts.ts";
import { findTagsInUse } from "./tags-in-use.ts";
import { ChooseGroupPage } from "./views/choose-group-page.tsx";
import { NewPostPage } from "./views/new-post-page.tsx";
import { wordsAfter } from "./words-after.ts";

type InGroup = FastifyRequest<{ Params: { slug: string } }>;

/** Beginning a post. */
export function newPostRoutes(app: FastifyInstance): void {
  app.get("/posts/new", chooseGroup);
  app.get("/groups/:slug/posts/new", (request: InGroup, reply) => showForm(request, reply, emptyForm));
  app.post("/groups/:slug/posts", sendPost);
  // Where a browser without scripts stands after a form that was not taken, and asks anew.
  app.get("/groups/:slug/posts", async (request: InGroup, reply) =>
    goTo(reply, `/groups/${encodeURIComponent(request.params.slug)}/posts/new`),
  );
}

async function chooseGroup(request: FastifyRequest, reply: FastifyReply) {
  const ctx = personCtx(request.ctx);
  const { kind } = request.query as { kind?: unknown };
  return sendPage(request, reply, {
    title: ctx.t("post.new.choose"),
    view: (
      <ChooseGroupPage
        groups={await groupsToPostIn(ctx)}
        kind={typeof kind === "string" ? kind : undefined}
      />
    ),
  });
}

async function showForm(request: InGroup, reply: FastifyReply, form: FormState) {
  const ctx = personCtx(request.ctx);
  const group = await findVisibleGroup(ctx, request.params.slug);
  allow(canStartPost(ctx.viewer, group));
  const used = postKinds().filter((one) => group.tools[one.key] !== false);
  const kinds = used.filter((one) => !one.startPath);
  const query = request.query as { kind?: unknown; template?: unknown };
  const template = form.values.template ?? query.template;
  const text = await findStartingText(ctx, group, template);
  const wished = form.values.kind ?? query.kind ?? text?.kind;
  const kind = kinds.find((one) => one.key === wished) ?? kinds[0] ?? postKind("");
  const draft = text ? `new-from-template-${group.id}` : `new-post-${group.id}`;
  const start = text ? { ...text, tags: [], audience: "everyone", template: String(template) } : undefined;
  const tags = await findTagsInUse(ctx);
  return sendPage(request, reply, {
    title: ctx.t(kind.startKey),
    robots: "noindex",
    rail: <GroupRail group={group} viewer={ctx.viewer} />,
    view: (
      <NewPostPage {...{ group, kinds, kind, tags, draft, form, start, ways: waysToBeginPath(group.slug) }} />
    ),
  });
}

async function sendPost(request: InGroup, reply: FastifyReply) {
  const ctx = personCtx(request.ctx);
  const { slug } = request.params;
  return submitForm(
    reply,
    request.body,
    () => startPost(ctx, slug, request.body, (tx) => forgetDraft(tx, fieldOf(request.body, "draft"))),
    (form) => showForm(request, reply, form),
    async (post) => {
      const group = await findVisibleGroup(ctx, slug);
      const draftSent = fieldOf(request.body, "draft") ?? `new-post-${group.id}`;
      setFlash(reply, { ...(await wordsAfter(ctx, { ...post, groupId: group.id })), draftSent });
      if (post.publishOn) return goTo(reply, "/drafts");
      return goTo(reply, post.published ? postPath(post) : postPart(post.id, "edit"));
    },
  );
}
