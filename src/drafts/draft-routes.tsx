import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { House } from "../frame/index.ts";
import { goTo, limited, setFlash, wantsJson } from "../platform/http/index.ts";
import { personCtx } from "../viewer/index.ts";
import { restoreDraft, swapDraft, throwDraftAway } from "./forget-draft.ts";
import { readDraft } from "./read-drafts.ts";
import { saveDraft } from "./save-draft.ts";

type Named = FastifyRequest<{ Params: { name: string } }>;

/** Somebody who types without a pause saves some forty times a minute, on each device. */
const savesAMinute = 240;

/** One draft by its name: read and saved by scripts (JSON), thrown away and brought back by anybody. The list is /drafts. */
export function draftRoutes(app: FastifyInstance, { ctx }: House): void {
  app.get("/drafts/:name", read);
  app.put("/drafts/:name", limited(ctx.config, savesAMinute), save);
  app.delete("/drafts/:name", throwAway);
  app.post("/drafts/:name/restoration", restore);
  app.put("/drafts/:name/other", swap);
}

async function read(request: Named, reply: FastifyReply) {
  const draft = await readDraft(personCtx(request.ctx), request.params.name);
  reply.header("cache-control", "no-store");
  return draft ? reply.send(draft) : reply.code(204).send();
}

async function save(request: Named, reply: FastifyReply) {
  const saved = await saveDraft(personCtx(request.ctx), request.params.name, request.body);
  return reply.header("cache-control", "no-store").send(saved);
}

async function throwAway(request: Named, reply: FastifyReply) {
  const { name } = request.params;
  await throwDraftAway(personCtx(request.ctx), name);
  if (wantsJson(request)) return reply.send({});
  // The browser forgets its own copy of what was thrown away as of what was sent.
  const undo = `/drafts/${encodeURIComponent(name)}/restoration`;
  setFlash(reply, { key: "draft.thrown-away", undo, draftSent: name });
  return goTo(reply, "/drafts");
}

async function restore(request: Named, reply: FastifyReply) {
  await restoreDraft(personCtx(request.ctx), request.params.name);
  setFlash(reply, { key: "draft.restored" });
  return goTo(reply, "/drafts");
}

async function swap(request: Named, reply: FastifyReply) {
  await swapDraft(personCtx(request.ctx), request.params.name);
  setFlash(reply, { key: "draft.swapped" });
  return goTo(reply, "/drafts");
}
