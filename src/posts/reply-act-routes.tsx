import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { goTo, setFlash } from "../platform/http/index.ts";
import { personCtx } from "../viewer/index.ts";
import { idAskedFor } from "./asked-for.ts";
import { deleteReply, restoreReply } from "./delete-reply.ts";
import { replyPath } from "./paths.ts";

/** Deleting a reply, and bringing it back. Both lead to where it stands. */
export function replyActRoutes(app: FastifyInstance): void {
  app.delete("/replies/:id", remove);
  app.post("/replies/:id/restoration", restore);
}

async function remove(request: FastifyRequest, reply: FastifyReply) {
  const id = idAskedFor(request);
  await deleteReply(personCtx(request.ctx), id);
  setFlash(reply, { key: "post.reply.deleted", undo: `${replyPath(id)}/restoration` });
  return goTo(reply, replyPath(id));
}

async function restore(request: FastifyRequest, reply: FastifyReply) {
  const id = idAskedFor(request);
  await restoreReply(personCtx(request.ctx), id);
  setFlash(reply, { key: "post.reply.restored" });
  return goTo(reply, replyPath(id));
}
