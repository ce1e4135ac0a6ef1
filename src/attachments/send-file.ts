import type { FastifyReply, FastifyRequest } from "fastify";
import { NotFound } from "../platform/errors/index.ts";
import { fileHeaders, readRange } from "../platform/files/index.ts";
import { findVisibleAttachment } from "./queries.ts";
import type { Variant } from "./tables.ts";

/** What an address holds never changes; who may see it is asked whenever a browser asks, so no one between may keep it. */
const forEver = "private, max-age=31536000, immutable";

/** /pictures/:id/:file, such as 960.webp: that size, or the nearest above it that there is. */
export async function sendPicture(
  request: FastifyRequest<{ Params: { id: string; file: string } }>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { id, file } = request.params;
  const [, width, format] = /^([1-9]\d{0,4})\.(avif|webp)$/.exec(file) ?? [];
  if (!width) throw new NotFound();
  const attachment = await findVisibleAttachment(request.ctx, id);
  const variant = nearest(attachment.variants, Number(width), format as Variant["format"]);
  if (!variant) throw new NotFound();
  reply.headers({
    ...fileHeaders(`image/${variant.format}`, `${baseOf(attachment.name)}.${variant.format}`),
    "cache-control": forEver,
    "content-length": variant.bytes,
  });
  return reply.send(await request.ctx.files.get(variant.key));
}

function nearest(
  variants: readonly Variant[],
  width: number,
  format: Variant["format"],
): Variant | undefined {
  const fitting = variants.filter((variant) => variant.format === format);
  return fitting.find((variant) => variant.width >= width) ?? fitting.at(-1);
}

const baseOf = (name: string) => name.replace(/\.[^.]*$/, "") || "picture";

/** /files/:id/:name: always a download, never run or shown in the page; a part of it where one is asked for. */
export async function sendFile(
  request: FastifyRequest<{ Params: { id: string; name: string } }>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const attachment = await findVisibleAttachment(request.ctx, request.params.id);
  if (attachment.kind !== "file") throw new NotFound();
  const { files } = request.ctx;
  const size = await files.sizeOf(attachment.fileKey);
  const range = readRange(request.headers.range, size);
  reply.headers({
    ...fileHeaders(attachment.mediaType, attachment.name, "download"),
    "cache-control": forEver,
  });
  if (range === "unsatisfiable") return reply.code(416).header("content-range", `bytes */${size}`).send();
  if (range === "whole")
    return reply.header("content-length", size).send(await files.get(attachment.fileKey));
  return reply
    .code(206)
    .header("content-range", `bytes ${range.start}-${range.end}/${size}`)
    .header("content-length", range.end - range.start + 1)
    .send(await files.get(attachment.fileKey, range));
}
