import { createHash, randomUUID } from "node:crypto";
import type { PlatformCtx } from "../platform/ctx.ts";
import { Invalid, parse } from "../platform/errors/index.ts";
import { sniff } from "../platform/files/index.ts";
import { encodePicture, isPicture, readPicture } from "../platform/pictures/index.ts";
import type { PersonId } from "../viewer/index.ts";
import { Credit } from "./credit.ts";
import { findKnownCredit } from "./queries.ts";
import type { Variant } from "./tables.ts";

/** A file as it was sent. */
export interface Upload {
  readonly name: string;
  readonly content: Buffer;
  readonly credit?: unknown;
}

/** What was kept. `markdown` is the line that shows it in a text. */
export interface Added {
  readonly id: string;
  readonly kind: "picture" | "file";
  readonly markdown: string;
}

const widths = [480, 960, 1600];
const nameLengthMax = 120;

/**
 * Keeps a picture (re-encoded to sane sizes, everything hidden in it removed) or any other file (as it is, for download
 * only). A picture that was seen here before brings its credit along where none is given.
 * @throws Invalid (too large, unreadable picture, credit fields)
 */
export async function addAttachment(
  ctx: PlatformCtx,
  ownerId: PersonId | null,
  upload: Upload,
  place: { postId?: number; replyId?: number | null } = {},
): Promise<Added> {
  const given = parse(Credit, upload.credit ?? {});
  if (upload.content.byteLength === 0) throw new Invalid({ file: "attachment.file.empty" });
  if (upload.content.byteLength > ctx.config.uploadBytesMax)
    throw new Invalid({ file: "attachment.file.too-large" });

  const { mediaType, extension } = await sniff(upload.content);
  const sha256 = createHash("sha256").update(upload.content).digest("hex");
  const name = safeName(upload.name, extension);
  const id = randomUUID();
  const picture = isPicture(mediaType) ? await storePicture(ctx, id, upload.content) : undefined;
  const fileKey = picture
    ? (picture.variants.at(-1)?.key ?? "")
    : `attachments/${id.slice(0, 2)}/${id}/original`;
  if (!picture) await ctx.files.put(fileKey, upload.content);
  const credit =
    given.author || given.licence ? given : { ...given, ...(await findKnownCredit(ctx, sha256)) };

  await ctx.db
    .insertInto("attachments")
    .values({
      id,
      kind: picture ? "picture" : "file",
      ownerId,
      postId: place.postId ?? null,
      replyId: place.replyId ?? null,
      name,
      mediaType,
      sizeBytes: upload.content.byteLength,
      sha256,
      fileKey,
      width: picture?.width ?? null,
      height: picture?.height ?? null,
      colour: null,
      variants: JSON.stringify(picture?.variants ?? []),
      ...credit,
      createdAt: ctx.now(),
    })
    .execute();
  const words = (credit.alt || name).replace(/[[\]\\]/g, "");
  return { id, kind: picture ? "picture" : "file", markdown: `![${words}](attachment:${id})` };
}

async function storePicture(
  ctx: PlatformCtx,
  id: string,
  content: Buffer,
): Promise<{ width: number; height: number; variants: Variant[] }> {
  const facts = await readPicture(content);
  const encoded = await encodePicture(content, { widths });
  const variants: Variant[] = [];
  for (const { buffer, ...variant } of encoded) {
    const key = `attachments/${id.slice(0, 2)}/${id}/${variant.width}.${variant.format}`;
    await ctx.files.put(key, buffer);
    variants.push({
      width: variant.width,
      height: variant.height,
      format: variant.format,
      bytes: buffer.byteLength,
      key,
    });
  }
  variants.sort((a, b) => a.width - b.width || a.format.localeCompare(b.format));
  const largest = variants.at(-1);
  return { width: largest?.width ?? facts.width, height: largest?.height ?? facts.height, variants };
}

/** A name that is safe in any folder and header, with an ending that tells the truth. */
function safeName(name: string, extension: string): string {
  const base = name.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const clean = base
    .replace(/[\p{Cc}\p{Bidi_Control}"<>|:*?]/gu, "")
    .replace(/^\.+/, "")
    .trim();
  const short = clean.slice(0, nameLengthMax) || "file";
  return short.includes(".") || !extension ? short : `${short}.${extension}`;
}
