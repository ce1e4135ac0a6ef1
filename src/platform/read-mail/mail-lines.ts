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

/** A line drawn with one character. */
export function isRule(line: string): boolean {
  return (
    line.length < 200 &&
    (/^\s*([-_=*~#+/.])\1{4,}\s*$/.test(line) || /^\s*(?:[-_=*~] ){4,}[-_=*~]?\s*$/.test(line))
  );
}

/** The width at which a text was wrapped: most lines of prose with another below them are no longer. Between 60 and 80. */
export function wrapWidth(lines: readonly string[]): number {
  const full = lines
    .filter(
      (line, index) =>
        line.length >= 50 &&
        line.length <= 100 &&
        /\S \S/.test(line) &&
        (lines[index + 1] ?? "").trim() !== "",
    )
    .map((line) => line.length)
    .toSorted((one, other) => one - other);
  return Math.min(80, Math.max(60, full[Math.floor(full.length * 0.9)] ?? 72));
}

const shellOrLog =
  /^\s*(?:[$#%] \S|>>> |\.\.\. |\[\w+@|[\w.-]+@[\w.-]+:\S*[$#]|\[(?:INFO|DEBUG|WARN(?:ING)?|ERROR|FATAL|TRACE)\]|\[?\d{2}:\d{2}:\d{2}\b|[A-Z][A-Z0-9_]{1,15}: |Traceback \(most|File "[^"]+", line \d|(?:\w+\.)*\w*(?:Error|Exception): |at \S+\(.*\)$|gcc |make(?:\[\d+\])?: |sudo |apt(?:-get)? |cmake |git (?:clone|checkout|pull|commit|log|status) |cd [/.~]|pip3? install |npm |#(?:include|define|ifdef|endif|!\/))/;
const programLine =
  /[;{}]\s*$|[,(]\s*$(?<=[=<>(]\S*\s*)|^\s*(?:\/\/|\/\*|\*\/|<\/?[a-z][\w-]*[ >]|<\?|import [\w.{]+|from [\w.]+ import|def \w+\(|class \w+[(:{]|return\b.*[;)]?$|if ?\(|for ?\(|while ?\(|else[ :{]|elif |try:|except\b|@\w+$|library\(|require\(|\.\w+ ?\()|^\s*[\w.$()[\]"'>:-]+ ?(?:<-|=|:=|\+=) ?[^=\s].*$|^\s*[\w.:>-]+\([^)]*\)[;:]?$|^\s*[-+*\w]+ ?\|.*\|/;
/** A line that is code even where it stands alone. */
const codeAlone =
  /^\s*[\w.$()[\]:]+ ?<- ?[\w"'(]|^\s*[\w.$>:()[\]-]+ ?=? ?\S*.*[;{]\s*$|^\s*[{}]\)?;?\s*$|^\s*\/\/ ?\S|^\s*`[^`]+`\s*$/;
/** Three blanks, or three numbers in a row: a table whose columns are set with blanks. */
const columns =
  /\S {3,}\S|(?:^|\s)(?:[-+]?\d[\d.,]*(?:e[-+]?\d+)?%?\s+){2}[-+<]?\s?\d[\d.,]*(?:e[-+]?\d+)?%?(?:\s|$)/i;
/** "  RX Channel: 0" as programs print what they find. */
const indentedFact = /^ {2,}[\p{L}][\p{L}\p{N} #_-]{0,30}: /u;
const prose = /^\s*(?:\p{Lu}?\p{L}+[,']? ){4,}\p{L}+/u;

/** Whether a program wrote this line: it was not wrapped, so it keeps its break. */
export function isLogLine(line: string): boolean {
  return /^\s*(?:\[(?:INFO|DEBUG|WARN(?:ING)?|ERROR|FATAL|TRACE)\]|\[?\d{2}:\d{2}:\d{2}[\].:]|[$#] \S)/.test(
    line,
  );
}

/** No line of code that people show each other is longer; the patterns here take their time with what is. */
const codeLineMax = 300;

/** Whether a single line could be code. */
export function isCodeLine(line: string): boolean {
  if (line.length > codeLineMax) return false;
  return (codeAlone.test(line) || programLine.test(line) || shellOrLog.test(line)) && !prose.test(line);
}

/** Whether a block of lines reads as code, a log, a table set with blanks, or other text whose spacing matters. */
export function looksLikeCode(lines: readonly string[]): boolean {
  if (lines.some((line) => line.length > codeLineMax)) return false;
  const share = (test: (line: string) => boolean) => lines.filter(test).length / lines.length;
  if (lines.length === 1) {
    const [line = ""] = lines;
    return (
      !prose.test(line) &&
      (codeAlone.test(line) ||
        /^ {4,}\S.*[;{})]\s*$/.test(line) ||
        /^\s*\[(?:INFO|DEBUG|WARN(?:ING)?|ERROR)\]/.test(line))
    );
  }
  if (share((line) => prose.test(line) && !shellOrLog.test(line)) > 0.34) return false;
  if (share((line) => bulletOf(line) !== null || numberOf(line) !== null) >= 0.5) return false;
  const codeShare = share(
    (line) =>
      shellOrLog.test(line) || programLine.test(line) || codeAlone.test(line) || indentedFact.test(line),
  );
  if (codeShare >= 0.5) return true;
  if (codeShare >= 0.3 && share((line) => /^ {2,}\S/.test(line)) >= 0.3) return true;
  return share((line) => columns.test(line)) >= 0.6;
}
