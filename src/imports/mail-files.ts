import { createHash } from "node:crypto";
import { addAttachment } from "../attachments/index.ts";
import { Invalid } from "../platform/errors/index.ts";
import { sniff } from "../platform/files/index.ts";
import { isPicture, readPicture } from "../platform/pictures/index.ts";
import type { MailAttachment, MailRecord } from "../platform/read-mail/index.ts";
import type { Ctx, PersonId } from "../viewer/index.ts";

/** A mail whose files have been kept, and what could not be. */
export interface MailWithFiles {
  /** What the writer says, with a line for each file behind it. */
  readonly replyMarkdown: string;
  readonly quotedMarkdown: string;
  readonly attachmentIds: readonly string[];
  readonly refused: readonly { readonly name: string; readonly reason: string }[];
}

/** A picture inside a text that is smaller than this is a logo or a smiling face. */
const decorationMax = { width: 260, height: 80 };

/**
 * Keeps the files that came with a mail, as its writer's. A picture inside the text stays where it was; the others, and all
 * other files, stand behind it. Left out without a word is what repeats: logos of signatures, and pictures that an answer
 * carries along with what it quotes.
 *
 * @param seen the pictures inside texts that this import has met, to know them again
 */
export async function keepMailFiles(
  ctx: Ctx,
  authorId: PersonId,
  mail: MailRecord,
  seen: Set<string>,
): Promise<MailWithFiles> {
  const addressOf = new Map<string, string>();
  const behind: string[] = [];
  const attachmentIds: string[] = [];
  const refused: { name: string; reason: string }[] = [];
  for (const file of mail.attachments) {
    const isShown = file.contentId !== null && mail.replyMarkdown.includes(`(cid:${file.contentId})`);
    if (await isOfNoUse(file, isShown, seen)) continue;
    try {
      const added = await addAttachment(ctx, authorId, {
        name: file.filename,
        content: file.content,
        quick: true,
      });
      attachmentIds.push(added.id);
      if (isShown) addressOf.set(file.contentId as string, added.id);
      else behind.push(added.markdown);
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
      refused.push({ name: file.filename, reason: ctx.t(Object.values(error.fields)[0] ?? error.message) });
    }
  }
  const reply = showPictures(mail.replyMarkdown, addressOf);
  return {
    replyMarkdown: [reply, ...behind].filter((part) => part !== "").join("\n\n"),
    quotedMarkdown: showPictures(mail.quotedMarkdown, new Map()),
    attachmentIds,
    refused,
  };
}

async function isOfNoUse(file: MailAttachment, isShown: boolean, seen: Set<string>): Promise<boolean> {
  if (!file.inline) return false;
  if (!isPicture((await sniff(file.content)).mediaType)) return false;
  const hash = createHash("sha256").update(file.content).digest("base64").slice(0, 16);
  const isRepeated = seen.has(hash);
  seen.add(hash);
  if (isRepeated && !isShown) return true;
  const facts = await readPicture(file.content).catch(() => undefined);
  return facts !== undefined && facts.width <= decorationMax.width && facts.height <= decorationMax.height;
}

/** Gives the pictures of a text their addresses here; one that is not here leaves nothing behind. */
function showPictures(markdown: string, addressOf: ReadonlyMap<string, string>): string {
  return markdown
    .replace(/!\[([^\]\n]*)\]\(cid:([^)\n]*)\)/g, (_all, alt: string, contentId: string) => {
      const id = addressOf.get(contentId);
      return id === undefined ? "" : `![${alt}](attachment:${id})`;
    })
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}
