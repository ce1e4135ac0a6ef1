import { intlTag } from "../intl-tag.ts";
import type { OnServer } from "./draft-line.ts";

/** Something to press beside what is said. */
interface Press {
  readonly label: string;
  press(): void;
}

const shownMax = 4_000;
/** Said to the eye alone: after each pause it would talk in between. */
const quiet = new Set(["kept"]);
/** What somebody must decide or know: it is not pushed aside by "kept". */
const lasting = new Set(["elsewhere", "taken", "gone"]);

/** Says below a draft how things stand; null takes back what was said. */
export function say(draft: HTMLElement, word: string | null, press?: Press, at?: string): void {
  const note = noteOf(draft);
  if (!note || (word !== null && quiet.has(word) && note.hasAttribute("data-stays"))) return;
  note.replaceChildren();
  note.toggleAttribute("data-stays", word !== null && lasting.has(word));
  if (word === null) return;
  const line = document.createElement("p");
  if (quiet.has(word)) line.setAttribute("aria-hidden", "true");
  line.append(wordsOf(draft, word, at));
  if (press) line.append(" ", button(draft, press));
  if (word === "logged-out") line.append(" ", logIn(draft));
  note.append(line);
}

/** Shows what another device has written beside what stands in the form, and asks which it shall be. */
export function askWhich(
  draft: HTMLElement,
  theirs: OnServer,
  answers: { take(): void; keep(): void },
): void {
  say(draft, "elsewhere", undefined, theirs.at);
  const note = noteOf(draft);
  const text = document.createElement("blockquote");
  text.tabIndex = 0; // it may scroll
  text.textContent = [theirs.texts.title, theirs.texts.markdown]
    .filter(Boolean)
    .join("\n\n")
    .slice(0, shownMax);
  const line = document.createElement("p");
  line.append(
    button(draft, { label: "take", press: answers.take }),
    " ",
    button(draft, { label: "keep", press: answers.keep }),
  );
  note?.append(text, line);
}

function noteOf(draft: HTMLElement): HTMLElement | null {
  return draft.querySelector<HTMLElement>(".draft-note");
}

function wordsOf(draft: HTMLElement, word: string, at?: string): string {
  const words = JSON.parse(draft.dataset.words ?? "{}") as Record<string, string>;
  const time = at === undefined ? "" : momentInWords(new Date(at));
  return (words[word] ?? "").replace("{time}", time);
}

function momentInWords(at: Date): string {
  const today = at.toDateString() === new Date().toDateString();
  const form = today
    ? ({ timeStyle: "short" } as const)
    : ({ dateStyle: "medium", timeStyle: "short" } as const);
  return new Intl.DateTimeFormat(intlTag(document.documentElement.lang), form).format(at);
}

function button(draft: HTMLElement, { label, press }: Press): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = wordsOf(draft, label);
  made.addEventListener("click", press);
  return made;
}

function logIn(draft: HTMLElement): HTMLAnchorElement {
  const link = document.createElement("a");
  link.href = `/log-in?to=${encodeURIComponent(location.pathname + location.search)}`;
  link.textContent = wordsOf(draft, "log-in");
  return link;
}
