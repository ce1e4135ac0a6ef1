/** What stands in a text that cites a reply: a link with its author's name. */
export function citationOf({ id, name }: { readonly id: number; readonly name: string }): string {
  return `[${name.replace(/[[\]\\]/g, "")}](/replies/${id})`;
}
