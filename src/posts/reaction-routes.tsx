import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { renderToString } from "preact-render-to-string";
import { sendPage } from "../frame/index.ts";
import { allow, NotFound } from "../platform/errors/index.ts";
import { emptyForm, type FormState, goTo, setFlash, submitForm, wantsJson } from "../platform/http/index.ts";
import { listReactions, type ReactionPlace } from "../reactions/index.ts";
import { TextProvider } from "../ui/index.ts";
import { type Ctx, type PersonCtx, personCtx } from "../viewer/index.ts";
import { idAskedFor } from "./asked-for.ts";
import { findVisiblePost } from "./find-post.ts";
import { findRail } from "./find-rail.tsx";
import { findReplyPlace, findVisibleReply, replyFacts } from "./find-reply.ts";
import { postPart, postPath, replyPath, threadPath } from "./paths.ts";
import { canReact, canReply, mayModerate } from "./permissions.ts";
import type { Post } from "./post.ts";
import { type Reacted, reactToPost, reactToReply, takeReactionAway } from "./react.ts";
import { ReactionParts } from "./views/reaction-bar.tsx";
import { ReactionsPage, ReactorsShort } from "./views/reactions-page.tsx";
import { UsePage } from "./views/use-page.tsx";

/** Reactions to posts and replies: to give, change and take back, and who gave them. */
export function reactionRoutes(app: FastifyInstance): void {
  app.get("/posts/:id/reactions", async (request, reply) =>
    showReactions(request, reply, await postAsked(request)),
  );
  app.get("/posts/:id/use", async (request, reply) =>
    showUse(request, reply, await postAsked(request), emptyForm),
  );
  app.post("/posts/:id/reaction", async (request, reply) => react(request, reply, postAsked, reactToPost));
  app.get("/replies/:id/reactions", async (request, reply) =>
    showReactions(request, reply, await replyAsked(request)),
  );
  app.get("/replies/:id/use", async (request, reply) =>
    showUse(request, reply, await replyAsked(request), emptyForm),
  );
  app.post("/replies/:id/reaction", async (request, reply) =>
    react(request, reply, replyAsked, reactToReply),
  );
  app.delete("/reactions/:id", takeAway);
}

/** A text that is reacted to, whichever it is. */
interface Reactable {
  readonly post: Post;
  readonly place: ReactionPlace;
  readonly author: { readonly id: string; readonly name: string };
  /** Below it stand its acts. */
  readonly part: string;
  /** Where it is read. */
  readonly path: string;
  readonly facts: Parameters<typeof canReact>[1];
}

async function postAsked(request: FastifyRequest): Promise<Reactable> {
  const post = await findVisiblePost(personCtx(request.ctx), idAskedFor(request));
  const author = { id: post.authorId, name: post.author.name };
  const part = postPart(post.id);
  return { post, place: { postId: post.id }, author, part, path: postPath(post), facts: post };
}

async function replyAsked(request: FastifyRequest): Promise<Reactable> {
  const { reply, post } = await findVisibleReply(personCtx(request.ctx), idAskedFor(request));
  if (reply.deletedAt) throw new NotFound();
  const author = { id: reply.authorId, name: reply.authorName };
  const path = replyPath(reply.id);
  return { post, place: { replyId: reply.id }, author, part: path, path, facts: replyFacts(reply, post) };
}

type React = (ctx: PersonCtx, id: number, body: unknown) => Promise<Reacted>;

async function react(
  request: FastifyRequest,
  reply: FastifyReply,
  asked: (request: FastifyRequest) => Promise<Reactable>,
  act: React,
) {
  const ctx = personCtx(request.ctx);
  return submitForm(
    reply,
    request.body,
    () => act(ctx, idAskedFor(request), request.body),
    async (form) => showUse(request, reply, await asked(request), form),
    async (reacted) => {
      const text = await asked(request);
      if (wantsJson(request)) return inPlace(ctx, text, reacted);
      if (reacted.kind === "used") setFlash(reply, { key: "reaction.use.sent" });
      return goTo(reply, text.path);
    },
  );
}

/** What weft-reactions shows then, and says. */
async function inPlace(ctx: PersonCtx, text: Reactable, { kind, counts }: Reacted) {
  const { post, part, author, place } = text;
  const page = "replyId" in place ? (await findReplyPlace(ctx, place.replyId)).page : 1;
  const thread = threadPath(post, page);
  const answers = "replyId" in place ? `${page > 1 ? "&" : "?"}answers=${place.replyId}` : "";
  const answerPath = canReply(ctx.viewer, post) === null ? `${thread}${answers}#reply-box` : undefined;
  const right = kind ?? "give";
  const said = kind
    ? ctx.t("reaction.said", { kind: ctx.t(`reaction.${kind}`) })
    : ctx.t("reaction.taken-back");
  return {
    html: inWords(
      ctx,
      <ReactionParts {...{ path: part, counts, right, author: author.name, answerPath }} named />,
    ),
    said,
  };
}

function inWords(ctx: Ctx, view: Parameters<typeof renderToString>[0]): string {
  const { language, timeZone } = ctx.viewer;
  return renderToString(
    <TextProvider t={ctx.t} language={language} timeZone={timeZone} now={ctx.now()}>
      {view}
    </TextProvider>,
  );
}

async function showReactions(request: FastifyRequest, reply: FastifyReply, text: Reactable) {
  const ctx = personCtx(request.ctx);
  const { post, place, author, path } = text;
  const reactors = await listReactions(ctx, place);
  if (wantsJson(request)) return { html: inWords(ctx, <ReactorsShort reactors={reactors} />) };
  const about = { name: author.name, title: post.title };
  const lead = ctx.t("postId" in place ? "reaction.list.for-post" : "reaction.list.for-reply", about);
  const moderates = mayModerate(ctx.viewer, post.groupId);
  return sendPage(request, reply, {
    title: ctx.t("reaction.list.title"),
    robots: "noindex",
    rail: await findRail(ctx, post),
    view: <ReactionsPage {...{ lead, path, reactors, moderates }} viewerId={ctx.viewer.id} />,
  });
}

async function showUse(request: FastifyRequest, reply: FastifyReply, text: Reactable, form: FormState) {
  const ctx = personCtx(request.ctx);
  const { post, place, author, part, facts } = text;
  allow(canReact(ctx.viewer, facts, author.id));
  const mine = (await listReactions(ctx, place)).find(
    (one) => one.id === ctx.viewer.id && one.kind === "used",
  );
  return sendPage(request, reply, {
    title: ctx.t("reaction.use.title"),
    robots: "noindex",
    rail: await findRail(ctx, post),
    view: <UsePage {...{ post, form }} author={author.name} path={part} told={mine?.words ?? null} />,
  });
}

async function takeAway(request: FastifyRequest, reply: FastifyReply) {
  const place = await takeReactionAway(personCtx(request.ctx), idAskedFor(request));
  setFlash(reply, { key: "reaction.list.removed" });
  return goTo(
    reply,
    "postId" in place ? postPart(place.postId, "reactions") : `${replyPath(place.replyId)}/reactions`,
  );
}
