/**
 * The lines by which mail programs announce what they quote, in the languages of the archives seen. All tests are on single
 * lines of bounded length, so that no text can make them slow.
 */

const wrote =
  "wrote|writes|écrit|schrieb|schreef|escribió|escribe|scrisse|ha scritto|escreveu|skrev|kirjoitti|napisał\\(?a?\\)?|napsal\\(?a?\\)?|написал\\(?а?\\)?|пише|пишет|írta|a écrit|yazdı|έγραψε|i tuhi|wrote the following";
/** These follow a name without a blank. */
const wroteJoined = "写道|寫道|のメール|が書きました|님이 작성";
const opening =
  "on|le|am|op|el|il|em|den|på|w dniu|dne|dnia|в|at|il giorno|il|mnt|ons|tor|tirs|tis|lør|lör|søn|sön|mán|pe|ma|ti|ke|to|la|su|pm|nga|i te|i|gio|lun|mar|mer|jeu|ven|sam|dim|mié|jue|vie|sáb|dom|στις|2\\d{3}";

const opensAttribution = new RegExp(
  `^(?:\\*{1,2}|_)?(?:${opening})[\\s,.:]|^2\\d{3}[-年/.]|^\\d{1,2}[./]\\d{1,2}[./]\\d{2,4}\\b`,
  "iu",
);
/** "… schrieb Aroha Ngata <…>:" puts the name behind the word, so some words may stand before the colon. */
const endsAttribution = new RegExp(
  `(?:(?<![\\p{L}\\p{N}])(?:${wrote})|${wroteJoined})(?:\\s[^:：]{0,120}|\\s.{0,120}<[^<>]{0,120}>)?\\s*[:：](?:\\*{1,2}|_)?\\s*$`,
  "iu",
);
const namesSomebody = new RegExp(`\\S.{0,200}(?:\\s(?:${wrote})|${wroteJoined})\\s*[:：]\\s*$`, "iu");
const certain = /[@<]|\d{1,2}:\d{2}|\d{4}|\d{1,2}[./-]\d{1,2}|\sat\s\S+\.\S+/u;

/** How many lines of mail an attribution may be wrapped over. */
const attributionLines = 5;

/**
 * "On Tue, 3 Mar 2021, Aroha Ngata <…> wrote:", perhaps wrapped over lines, in many languages.
 *
 * @returns how many lines it takes from `index` on (0: it is none), and whether date or address make it certain
 */
export function attributionAt(lines: readonly string[], index: number): { length: number; certain: boolean } {
  const none = { length: 0, certain: false };
  const first = lines[index]?.trim() ?? "";
  if (first === "" || first.length > 400) return none;
  if (!opensAttribution.test(first)) {
    // Nearly every line of a mail is asked, so what is cheap to see comes first.
    const isShort =
      /[:：]$/.test(first) && first.length < 200 && !first.startsWith(">") && namesSomebody.test(first);
    return isShort ? { length: 1, certain: certain.test(first) } : none;
  }
  let joined = "";
  for (let length = 1; length <= attributionLines; length += 1) {
    const line = lines[index + length - 1]?.trim() ?? "";
    if (line === "" || (length > 1 && line.startsWith(">"))) return none;
    joined = joined === "" ? line : `${joined} ${line}`;
    if (joined.length > 500) return none;
    if (endsAttribution.test(joined)) return { length, certain: certain.test(joined) };
  }
  return none;
}

const originalMessage =
  /^[>\s*_]*-{2,}\s*(?:original message|original appointment|reply message|urspr.{1,2}ngliche nachricht|originalnachricht|message d'origine|message original|mensaje original|mensagem original|messaggio originale|oorspronkelijk bericht|oprindelig meddelelse|opprinnelig melding|ursprungligt meddelande|alkuperäinen viesti|wiadomość oryginalna|oryginalna wiadomość|původní zpráva|исходное сообщение|original-nachricht|eredeti üzenet|karere taketake|邮件原件|原始邮件|原始郵件|원본 메시지|元のメッセージ)\s*-{2,}[\s*_]*$/iu;

export function isOriginalMessageLine(line: string): boolean {
  return line.length < 200 && originalMessage.test(line);
}

const forwarded =
  /^[\s*_]*(?:-{2,}\s*)?(?:begin forwarded message|forwarded message|weitergeleitete nachricht|anfang der weitergeleiteten nachricht|message transféré|début du message (?:réexpédié|transféré)|mensaje reenviado|messaggio inoltrato|doorgestuurd bericht|inicio del mensaje reenviado|mensagem encaminhada|转发的邮件)\b.{0,20}$/iu;

export function isForwardLine(line: string): boolean {
  return line.length < 200 && forwarded.test(line);
}

const fromField =
  /^[\s*_]{0,4}(?:from|von|de|van|da|från|fra|od|från|lähettäjä|от|发件人|寄件者|差出人|보낸 사람)\s*[:：][\s*_]{0,4}\S/iu;
const dateField =
  /^[\s*_]{0,4}(?:sent|date|gesendet|datum|envoyé|enviado(?: el)?|fecha|data|inviato|verzonden|skickat|sendt|dato|lähetetty|wysłano|отправлено|дата|发送时间|日期|送信日時|보낸 날짜|posted at|sent at)\s*[:：]/iu;
const otherField =
  /^[\s*_]{0,4}(?:to|cc|an|à|a|para|aan|till|til|do|кому|subject|betreff|objet|asunto|assunto|oggetto|onderwerp|ämne|emne|temat|тема|reply-to|收件人|抄送|主题|件名|받는 사람|제목)\s*[:：]/iu;

/** The block of From, Sent, To and Subject that Outlook and its kin put above what they quote. */
export function headerBlockAt(lines: readonly string[], index: number): boolean {
  if (!fromField.test((lines[index] ?? "").slice(0, 200))) return false;
  let dates = 0;
  let others = 0;
  for (const line of lines.slice(index + 1, index + 9)) {
    const start = line.slice(0, 200);
    if (dateField.test(start)) dates += 1;
    else if (otherField.test(start)) others += 1;
    else if (start.trim() === "" && dates + others >= 2) break;
  }
  return dates > 0 && others > 0;
}

/** Lines that phones and web mailers add at the end of what one has written. */
const deviceLine =
  /^[\s*_]*(?:sent from (?:my|an?|the) [^\s,;:]+(?: [^\s,;:]+){0,6}|sent from (?:outlook|mail(?: for|<)|yahoo|samsung|proton|mailbird)\b.{0,60}|get \[?outlook for .{0,160}|sent (?:via|with) .{0,60}(?:mail|phone|mobile|secure email)\.?.{0,40}|von meinem .{1,40} gesendet|gesendet (?:von|mit) .{1,60}|envoyé (?:de|depuis) (?:mon|ma) .{1,40}|enviado (?:desde|do) (?:mi|meu) .{1,40}|inviato da(?:l mio)? .{1,40}|verstuurd vanaf mijn .{1,40}|skickat från min .{1,40}|发自我的.{1,30})[\s*_.]*$/iu;

export function isDeviceLine(line: string): boolean {
  return line.length < 240 && deviceLine.test(line);
}
