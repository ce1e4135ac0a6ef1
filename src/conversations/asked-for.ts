import type { FastifyRequest } from "fastify";
import { NotFound } from "../platform/errors/index.ts";

/** The number in the address. @throws NotFound where there is none */
export function idOf({ params }: FastifyRequest): number {
  const { id } = params as { id: string };
  if (!/^[1-9]\d{0,14}$/.test(id)) throw new NotFound();
  return Number(id);
}

/** A number out of the query, such as ?before=12; undefined for anything else. */
export function numberIn({ query }: FastifyRequest, name: string): number | undefined {
  const value = (query as Record<string, unknown>)[name];
  return typeof value === "string" && /^[1-9]\d{0,14}$/.test(value) ? Number(value) : undefined;
}

/** A text out of a form or a query; "" for anything else. */
export function textIn(from: unknown, name: string): string {
  const value = (from as Record<string, unknown> | null | undefined)?.[name];
  return typeof value === "string" ? value : "";
}
