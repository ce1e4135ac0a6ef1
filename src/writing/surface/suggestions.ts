import type { Editor } from "@tiptap/core";
import { findEmoji } from "./emoji.ts";
import type { Words } from "./words.ts";

/** What is put in the place of the letters typed. */
export interface Insert {
  readonly label: string;
  /** What is written as it stands: a handle, an emoji. */
  readonly text?: string;
  /** The address of a post: its title is linked. */
  readonly href?: string;
}

/** Where somebody is typing. */
export interface Caret {
  readonly element: HTMLElement;
  /** The words before the caret in this line. */
  readonly before: string;
  /** Where the caret stands on the screen; null where that cannot be known. */
  rect(): { left: number; right: number; bottom: number } | null;
  /** @param length how many letters before the caret it takes the place of. */
  replace(length: number, insert: Insert): void;
}

interface Choice {
  readonly label: string;
  readonly detail: string;
  readonly insert: Insert;
}

const trigger = /(?:^|[\s([{"'“‘«])([@#:])((?!\s)[\p{L}\p{M}\p{N}_+'’-]*(?: [\p{L}\p{M}\p{N}_'’-]+){0,5})$/u;
const waitMs = 120;
let lastId = 0;

/** A list of what the letters before the caret may mean: people behind @, posts behind #, emoji behind a colon. */
export class Suggestions {
  readonly #host: HTMLElement;
  readonly #words: Words;
  readonly #list = document.createElement("ul");
  readonly #status = document.createElement("p");
  #caret: Caret | undefined;
  #choices: readonly Choice[] = [];
  #length = 0;
  #chosen = -1;
  #asked = "";
  #timer: number | undefined;
  #request: AbortController | undefined;
  /** What was closed by Escape stays closed until other letters are typed. */
  #closed = "";

  constructor(host: HTMLElement, words: Words) {
    this.#host = host;
    this.#words = words;
    this.#list.id = `suggestions-${++lastId}`;
    this.#list.className = "suggestions";
    this.#list.setAttribute("role", "listbox");
    this.#list.hidden = true;
    this.#list.addEventListener("mousedown", (event) => {
      event.preventDefault();
      const option = (event.target as Element).closest("li");
      if (option) this.#take([...this.#list.children].indexOf(option));
    });
    this.#status.className = "visually-hidden";
    this.#status.setAttribute("role", "status");
    host.append(this.#list, this.#status);
  }

  /** Looks at what stands before the caret now. */
  follow(caret: Caret | null): void {
    const match = caret ? trigger.exec(caret.before) : null;
    const [, sign = "", letters = ""] = match ?? [];
    const least = { "@": 0, "#": 2, ":": 2 }[sign] ?? 0;
    const asked = sign + letters;
    if (!caret || !match || letters.length < least || asked === this.#closed || letters.length > 60) {
      if (asked !== this.#closed) this.#closed = "";
      this.close();
      return;
    }
    this.#caret = caret;
    this.#length = asked.length;
    if (asked === this.#asked) return;
    this.#asked = asked;
    clearTimeout(this.#timer);
    if (sign === ":") this.#show(findEmoji(letters).map(emojiChoice), "emoji");
    else this.#timer = window.setTimeout(() => void this.#ask(sign, letters), waitMs);
  }

  /** True where a key was meant for the list. */
  onKey(event: KeyboardEvent): boolean {
    if (this.#list.hidden || event.isComposing || event.ctrlKey || event.metaKey || event.altKey)
      return false;
    const { length } = this.#choices;
    if (event.key === "ArrowDown") this.#choose((this.#chosen + 1) % length);
    else if (event.key === "ArrowUp") this.#choose((Math.max(this.#chosen, 0) - 1 + length) % length);
    else if ((event.key === "Enter" || event.key === "Tab") && this.#chosen >= 0) this.#take(this.#chosen);
    else if (event.key === "Escape") {
      this.#closed = this.#asked;
      this.close();
    } else return false;
    return true;
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#request?.abort();
    this.#asked = "";
    this.#choices = [];
    this.#chosen = -1;
    if (this.#list.hidden) return;
    this.#list.hidden = true;
    this.#status.textContent = "";
    for (const name of ["aria-activedescendant", "aria-controls"]) this.#caret?.element.removeAttribute(name);
  }

  remove(): void {
    this.close();
    this.#list.remove();
    this.#status.remove();
  }

  async #ask(sign: string, letters: string): Promise<void> {
    this.#request?.abort();
    this.#request = new AbortController();
    const { signal } = this.#request;
    const [path, kind] = sign === "@" ? ["people", "people"] : ["posts", "posts"];
    try {
      const answer = await fetch(`/writing/${path}?q=${encodeURIComponent(letters)}`, {
        signal,
        headers: { accept: "application/json" },
      });
      if (!answer.ok) return;
      const found: { label: string; detail: string; value: string }[] = await answer.json();
      if (signal.aborted) return;
      const choices = found.map(({ label, detail, value }) => ({
        label,
        detail,
        insert: sign === "@" ? { label, text: `@${value}` } : { label, href: value },
      }));
      this.#show(choices, kind as "people" | "posts");
    } catch {
      // Letters came faster than answers, or the network is away: what is typed stays as typed.
    }
  }

  #show(choices: readonly Choice[], kind: "people" | "posts" | "emoji"): void {
    if (choices.length === 0) {
      const asked = this.#asked;
      this.close();
      this.#asked = asked;
      return;
    }
    this.#choices = choices;
    this.#list.setAttribute("aria-label", this.#words.say(kind));
    this.#list.replaceChildren(...choices.map((choice, at) => option(`${this.#list.id}-${at}`, choice)));
    this.#list.hidden = false;
    this.#caret?.element.setAttribute("aria-controls", this.#list.id);
    // A post is linked only where it was chosen: "# 12" may be meant as it stands.
    this.#choose(kind === "posts" ? -1 : 0);
    this.#place();
    this.#status.textContent = this.#words.say("found", { count: choices.length });
  }

  #choose(at: number): void {
    this.#chosen = at;
    for (const [index, one] of [...this.#list.children].entries())
      one.setAttribute("aria-selected", String(index === at));
    const chosen = this.#list.children[at];
    this.#caret?.element.removeAttribute("aria-activedescendant");
    if (!chosen) return;
    this.#caret?.element.setAttribute("aria-activedescendant", chosen.id);
    chosen.scrollIntoView({ block: "nearest" });
  }

  #take(at: number): void {
    const choice = this.#choices[at];
    const caret = this.#caret;
    const length = this.#length;
    this.close();
    if (choice) caret?.replace(length, choice.insert);
  }

  #place(): void {
    const rect = this.#caret?.rect() ?? null;
    this.#list.classList.toggle("suggestions-below", rect === null);
    if (!rect) return;
    const host = this.#host.getBoundingClientRect();
    const room = host.width - this.#list.offsetWidth;
    const fromStart =
      getComputedStyle(this.#host).direction === "rtl" ? host.right - rect.right : rect.left - host.left;
    this.#list.style.insetBlockStart = `${rect.bottom - host.top + 4}px`;
    this.#list.style.insetInlineStart = `${Math.max(0, Math.min(fromStart, room))}px`;
  }
}

function option(id: string, { label, detail }: Choice): HTMLElement {
  const item = document.createElement("li");
  item.id = id;
  item.setAttribute("role", "option");
  const name = document.createElement("span");
  name.textContent = label;
  const more = document.createElement("span");
  more.className = "suggestion-detail";
  more.textContent = detail;
  item.append(name, " ", more);
  return item;
}

function emojiChoice([name, sign]: readonly [string, string]): Choice {
  return { label: `${sign} ${name.replaceAll("_", " ")}`, detail: "", insert: { label: name, text: sign } };
}

/** Where somebody types on the surface. */
export function editorCaret(editor: Editor): Caret | null {
  const { empty, $from } = editor.state.selection;
  if (!empty || !editor.isFocused || !$from.parent.isTextblock) return null;
  if (editor.isActive("code") || editor.isActive("codeBlock")) return null;
  return {
    element: editor.view.dom,
    before: $from.parent.textBetween(Math.max(0, $from.parentOffset - 80), $from.parentOffset, "\n", "\n"),
    rect: () => editor.view.coordsAtPos($from.pos),
    replace: (length, { label, text, href }) => {
      const range = { from: $from.pos - length, to: $from.pos };
      const words = href
        ? { type: "text", text: label, marks: [{ type: "link", attrs: { href } }] }
        : { type: "text", text: text ?? label };
      const chain = editor
        .chain()
        .focus()
        .insertContentAt(range, [words, { type: "text", text: " " }]);
      if (href) chain.unsetMark("link");
      chain.run();
    },
  };
}

/** Where somebody types Markdown. */
export function textareaCaret(area: HTMLTextAreaElement): Caret | null {
  const { selectionStart: at, selectionEnd, value } = area;
  if (at !== selectionEnd || document.activeElement !== area) return null;
  const line = value.lastIndexOf("\n", at - 1) + 1;
  return {
    element: area,
    before: value.slice(Math.max(line, at - 80), at),
    rect: () => null,
    replace: (length, { label, text, href }) => {
      const words = href ? `[${label.replace(/[[\]\\]/g, "\\$&")}](${href})` : (text ?? label);
      area.focus();
      area.setSelectionRange(at - length, at);
      if (document.execCommand("insertText", false, `${words} `)) return;
      area.setRangeText(`${words} `, at - length, at, "end");
      area.dispatchEvent(new Event("input", { bubbles: true }));
    },
  };
}
