import type { FastifyReply, FastifyRequest } from "fastify";
import { type Page, sendPage } from "../frame/index.ts";
import { listWaiting } from "../people/index.ts";
import { administratorCtx } from "../viewer/index.ts";
import { AdministrationRail, type Place } from "./views/administration-rail.tsx";

/** Sends a page of the administration with its rail. @throws Forbidden for all but administrators */
export async function sendAdministration(
  request: FastifyRequest,
  reply: FastifyReply,
  { place, ...page }: Pick<Page, "title" | "view" | "shape"> & { place: Place },
): Promise<FastifyReply> {
  const waiting = (await listWaiting(administratorCtx(request.ctx))).length;
  return sendPage(request, reply, {
    ...page,
    robots: "noindex",
    rail: <AdministrationRail place={place} waiting={waiting} />,
  });
}
