/** The raw header lines of one message, unfolded, by lower-case name, in order. */
export class HeaderFields {
  private readonly fields = new Map<string, string[]>();

  constructor(lines: readonly { key: string; line: string }[]) {
    for (const { key, line } of lines) {
      const value = line
        .slice(line.indexOf(":") + 1)
        .replace(/\r?\n(?=[ \t])/g, "")
        .trim();
      const values = this.fields.get(key);
      if (values) values.push(value);
      else this.fields.set(key, [value]);
    }
  }

  /** The first field of that name that says anything, or "". */
  first(name: string): string {
    return this.all(name).find((value) => value !== "") ?? "";
  }

  all(name: string): string[] {
    return this.fields.get(name) ?? [];
  }
}

/** Cuts the header block of a message (as latin1 text) into its fields, without decoding anything. */
export function scanHeaderLines(head: string): { key: string; line: string }[] {
  const unfolded = head.split(/\r?\n(?![ \t])/);
  return unfolded.flatMap((line) => {
    const colon = line.indexOf(":");
    return colon > 0 ? [{ key: line.slice(0, colon).trim().toLowerCase(), line }] : [];
  });
}

/** The ids in a Message-ID, In-Reply-To or References field, without brackets; words around them are no ids. */
export function messageIds(value: string): string[] {
  const bracketed = [...value.matchAll(/<\s*([^<>\s]+(?:\s+[^<>\s]+)?)\s*>/g)].map((match) =>
    (match[1] ?? "").replace(/\s+/g, ""),
  );
  if (bracketed.length > 0) return bracketed;
  return value.split(/[\s,]+/).filter((word) => /^[^<>@\s]+@[^<>@\s]+$/.test(word));
}
