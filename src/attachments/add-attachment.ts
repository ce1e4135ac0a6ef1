import { createHash, randomUUID } from "node:crypto";
import type { PlatformCtx } from "../platform/ctx.ts";
import { Invalid, parse } from "../platform/errors/index.ts";
import { sniff } from "../platform/files/index.ts";
import { encodePicture, isPicture } from "../platform/pictures/index.ts";
import type { PersonId, Viewer } from "../viewer/index.ts";
import { Credit } from "./credit.ts";
import { keepAttachment } from "./keep-attachment.ts";
import { markdownLine } from "./markdown-line.ts";
import { findKnownCredit } from "./queries.ts";
import { safeName } from "./safe-name.ts";
import { attachmentKey, removeFiles, storeVariants } from "./stored-files.ts";
import type { TextPlace, Variant } from "./tables.ts";

/** A file as it was sent. */
export interface Upload {
  readonly name: string;
  readonly content: Buffer;
  readonly credit?: unknown;
  /** Make a picture in one format only, in a tenth of the time: for archives, where thousands come at once. */
  readonly quick?: boolean;
}

/** What was kept. `markdown` is the line that shows it in a text. */
export interface Added extends Credit {
  readonly id: string;
  readonly kind: "picture" | "file";
  readonly name: string;
  readonly markdown: string;
}

const widths = [480, 960, 1600];

/**
 * Keeps a picture (re-encoded to sane sizes, everything hidden in it removed) or any other file (as it is, for download
 * only). A picture that was seen here before brings its credit along where none is given.
 * @param place the text that shows it, where that is written by a program; a person's text claims it when it is sent.
 * @throws Invalid ("file": empty, too large, a damaged or huge picture; credit fields), TooMany
 */
export async function addAttachment(
  ctx: PlatformCtx & { readonly viewer?: Viewer },
  ownerId: PersonId | null,
  upload: Upload,
  place?: TextPlace,
): Promise<Added> {
  const given = parse(Credit, upload.credit ?? {});
  assertSize(ctx, upload.content);

  const { mediaType, extension } = await sniff(upload.content);
  const sha256 = createHash("sha256").update(upload.content).digest("hex");
  const name = safeName(upload.name, extension);
  const id = randomUUID();
  const kind = isPicture(mediaType) ? "picture" : "file";
  const known = given.author || given.licence ? {} : await findKnownCredit(ctx, sha256, ownerId);
  const credit = { ...given, ...known, alt: given.alt || (known.alt ?? "") };
  const stored =
    kind === "picture" ? await storePicture(ctx, id, upload) : await storeFile(ctx, id, upload.content);

  try {
    await keepAttachment(
      ctx,
      {
        id,
        kind,
        ownerId,
        name,
        mediaType,
        sizeBytes: upload.content.byteLength,
        sha256,
        ...stored,
        variants: JSON.stringify(stored.variants),
        ...credit,
        createdAt: ctx.now(),
      },
      place,
    );
  } catch (error) {
    await removeFiles(ctx, stored);
    throw error;
  }
  return { id, kind, name, markdown: markdownLine({ id, name, alt: credit.alt }), ...credit };
}

/** @throws Invalid ("file") */
export function assertSize(ctx: PlatformCtx, content: Uint8Array): void {
  if (content.byteLength === 0) throw new Invalid({ file: "attachment.file.empty" });
  if (content.byteLength > ctx.config.uploadBytesMax)
    throw new Invalid({ file: "attachment.file.too-large" });
}

async function storePicture(ctx: PlatformCtx, id: string, { content, quick }: Upload) {
  const variants = await storeVariants(ctx, id, await encodePicture(content, { widths, quick }));
  const largest = variants.at(-1) as Variant;
  return { fileKey: largest.key, width: largest.width, height: largest.height, variants };
}

async function storeFile(ctx: PlatformCtx, id: string, content: Buffer) {
  const fileKey = attachmentKey(id, "original");
  await ctx.files.put(fileKey, content);
  return { fileKey, width: null, height: null, variants: [] };
}
