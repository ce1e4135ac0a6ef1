/** How the notices begin that firms put under every mail, whatever it says and whoever reads it. */
const opening =
  /^[\s*_>#-]{0,6}(?:disclaimer\b|confidentiality (?:notice|note)|legal notice|importante?:.{0,40}confiden|avertissement|haftungsausschluss|aviso legal)|^[\s*_-]{0,6}(?:this|the|ce|cet|cette|diese|este|esta|il|la|questo|dit)\b.{0,60}\b(?:e-?mail|message|communication|transmission|courriel|nachricht|mensaje|correo|mensagem|messaggio|bericht)\b.{0,200}\b(?:confidential|privileged|intended|sole use|proprietary|confidentiel|vertraulich|confidencial|riservat|vertrouwelijk)/iu;
/** Longer than this is no notice, or it has become what the mail is about. */
const noticeLinesMax = 45;

/**
 * Where the legal notice begins that ends a mail, or -1. It must open a paragraph, and something must stand before it.
 */
export function legalNoticeStart(lines: readonly string[]): number {
  const first = lines.findIndex((line) => line.trim() !== "");
  for (let index = Math.max(first + 1, lines.length - noticeLinesMax); index < lines.length; index += 1) {
    const line = lines[index] ?? "";
    if (line.trim() === "" || (lines[index - 1] ?? "").trim() !== "") continue;
    const end = lines.findIndex((next, at) => at > index && next.trim() === "");
    const paragraph = lines
      .slice(index, end < 0 ? undefined : end)
      .join(" ")
      .slice(0, 600);
    if (opening.test(paragraph)) return index;
  }
  return -1;
}
