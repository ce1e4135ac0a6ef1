import type { FastifyRequest } from "fastify";
import { NotFound } from "../platform/errors/index.ts";
import { Id } from "./input.ts";

/**
 * The number in an address such as /posts/42-why-build-an-online-community or /replies/7.
 * @throws NotFound where there is none.
 */
export function idAskedFor(request: FastifyRequest): number {
  const { id } = request.params as { id: string };
  const found = Id.safeParse(id);
  if (!found.success) throw new NotFound();
  return found.data;
}

/** A number out of the query, such as ?page=2; undefined for anything else. */
export function numberAskedFor(request: FastifyRequest, name: string): number | undefined {
  const value = (request.query as Record<string, unknown>)[name];
  return typeof value === "string" && /^\d{1,15}$/.test(value) ? Number(value) : undefined;
}

/** A field of a sent form, if it is a text. */
export function fieldOf(body: unknown, name: string): string | undefined {
  const value = (body as Record<string, unknown> | null | undefined)?.[name];
  return typeof value === "string" ? value : undefined;
}
