/** A line that begins an item of a list. `number` is null for a bullet. */
export interface ItemStart {
  mark: "-" | "#";
  number: number | null;
  indent: number;
  text: string;
}

export function bulletOf(line: string): ItemStart | null {
  const match = /^(\s{0,12})(?:[-*+•·▪◦‣]|o(?= {3,}))\s{1,6}(\S.*)$/u.exec(line);
  if (!match) return null;
  return { mark: "-", number: null, indent: match[1]?.length ?? 0, text: match[2] ?? "" };
}

export function numberOf(line: string): ItemStart | null {
  const match = /^(\s{0,12})\(?(\d{1,2})[.)]\s{1,6}(\S.*)$/.exec(line);
  if (!match) return null;
  return { mark: "#", number: Number(match[2]), indent: match[1]?.length ?? 0, text: match[3] ?? "" };
}

/** The width at which this text was wrapped: that of its longest line of prose, between 50 and 100 characters. */
export function paragraphWidth(lines: readonly string[]): number {
  const lengths = lines.filter((line) => line.length <= 100 && /\S \S/.test(line)).map((line) => line.length);
  return Math.min(100, Math.max(50, ...lengths));
}

const shellOrLog =
  /^\s*(?:[$#%] \S|>>> |\.\.\. |\[\w+@|[\w.-]+@[\w.-]+:\S*[$#]|\[(?:INFO|DEBUG|WARN(?:ING)?|ERROR|FATAL|TRACE)\]|Traceback \(most|File "[^"]+", line \d|(?:\w+\.)*\w*(?:Error|Exception): |at \S+\(.*\)$|gcc |make(?:\[\d+\])?: |sudo |apt(?:-get)? |cmake |git (?:clone|checkout|pull|commit|log|status) |cd [/.~]|pip3? install |npm |#(?:include|define|ifdef|endif|!\/))/;
const programLine =
  /[;{}]\s*$|^\s*(?:\/\/|\/\*|\*\/|<\/?[a-z][\w-]*[ >]|<\?|import [\w.{]+|from [\w.]+ import|def \w+\(|class \w+[(:{]|return\b.*[;)]?$|if ?\(|for ?\(|while ?\(|else[ :{]|elif |try:|except\b|@\w+$|library\(|require\()|^\s*[\w.$[\]"'>-]+ ?(?:<-|=|:=|\+=) ?[^=\s].*$|^\s*[\w.:>-]+\([^)]*\)[;:]?$|^\s*[-+*\w]+ ?\|.*\|/;
const columns = /\S {3,}\S/;
const prose = /^\s*(?:\p{Lu}?\p{L}+[,']? ){4,}\p{L}+/u;

/** Whether a block of lines reads as code, a log, a table set with blanks, or other text whose spacing matters. */
export function looksLikeCode(lines: readonly string[]): boolean {
  const count = lines.length;
  const share = (test: (line: string) => boolean) => lines.filter(test).length / count;
  if (count === 1) {
    const [line = ""] = lines;
    return /^ {4,}\S/.test(line) && (shellOrLog.test(line) || /[;{}]\s*$/.test(line)) && !prose.test(line);
  }
  if (share((line) => prose.test(line) && !shellOrLog.test(line)) > 0.34) return false;
  if (share((line) => bulletOf(line) !== null || numberOf(line) !== null) >= 0.5) return false;
  const codeShare = share((line) => shellOrLog.test(line) || programLine.test(line));
  if (codeShare >= 0.6) return true;
  if (codeShare >= 0.3 && share((line) => /^ {2,}\S/.test(line)) >= 0.3) return true;
  return count >= 2 && share((line) => columns.test(line)) >= 0.6;
}
