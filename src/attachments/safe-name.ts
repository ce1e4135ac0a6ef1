const lengthMax = 120;

/**
 * What a person called a file, safe in any folder, header and text: no path, no control characters, nothing that turns the
 * direction of writing to hide an ending.
 * @param extension added where the name has none.
 */
export function safeName(name: string, extension: string): string {
  const base = name.toWellFormed().normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const clean = base
    .replace(/[\p{Cc}\p{Bidi_Control}"<>|:*?]/gu, "")
    .replace(/^[.\s]+/, "")
    .trim();
  const short = shortened(clean) || "file";
  return short.includes(".") || !extension ? short : `${short}.${extension}`;
}

/** Cut in the middle of a long name, so that its ending stays. */
function shortened(name: string): string {
  if (name.length <= lengthMax) return name;
  const ending = /\.[^.\s]{1,10}$/.exec(name)?.[0] ?? "";
  return `${name.slice(0, lengthMax - ending.length)}${ending}`.toWellFormed();
}
