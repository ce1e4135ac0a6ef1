import type { FastifyRequest } from "fastify";
import { Invalid } from "../errors/index.ts";
import { badRequest } from "./hostile.ts";

/** A file as a form sent it. What it is called and what kind it says it is are anybody's guess. */
export interface SentFile {
  readonly name: string;
  readonly content: Buffer;
}

/** A form with files in it. A file field that was left empty is not there. */
export interface SentForm {
  readonly fields: Readonly<Record<string, string>>;
  readonly files: Readonly<Record<string, SentFile>>;
}

/**
 * Reads a form that may carry files, one a field; a form without any (or sent the plain way) is read as well.
 * Of several values under one name the last counts.
 * @throws Invalid (the field of the file: "error.too-large") beyond the setting WEFT_UPLOAD_MB; an error with status 400 for
 * a form that breaks off
 */
export async function readMultipart(request: FastifyRequest): Promise<SentForm> {
  if (!request.isMultipart()) return { fields: (request.body ?? {}) as Record<string, string>, files: {} };
  try {
    return await readParts(request);
  } catch (error) {
    // The parser says with a bare Error that it cannot make sense of what comes.
    const meant = error instanceof Invalid || (error as { statusCode?: number }).statusCode !== undefined;
    throw meant ? error : badRequest("The form with files cannot be read.");
  }
}

async function readParts(request: FastifyRequest): Promise<SentForm> {
  const fields = new Map<string, string>();
  const files = new Map<string, SentFile>();
  for await (const part of request.parts()) {
    if (part.type === "field") {
      fields.set(part.fieldname, String(part.value ?? ""));
      continue;
    }
    const content = await part.toBuffer().catch((error: { code?: string }) => {
      if (error.code === "FST_REQ_FILE_TOO_LARGE") throw new Invalid({ [part.fieldname]: "error.too-large" });
      throw error;
    });
    if (content.byteLength > 0 || part.filename)
      files.set(part.fieldname, { name: part.filename ?? "", content });
  }
  return { fields: Object.fromEntries(fields), files: Object.fromEntries(files) };
}
