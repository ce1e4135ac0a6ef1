/** The line of Markdown that shows an attachment in a text. The words between the brackets tell the writer which one it is. */
export function markdownLine(attachment: { id: string; name: string; alt: string }): string {
  const words = attachment.alt || attachment.name;
  return `![${words.replace(/[[\]\\]/g, "")}](attachment:${attachment.id})`;
}
