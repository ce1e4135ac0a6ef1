import type { Editor } from "@tiptap/core";
import { Suggestions } from "./suggestions.ts";
import type { Words } from "./words.ts";

/** Where the address of a link is typed, or a post found to link. */
export class LinkPanel {
  readonly #panel: HTMLElement;
  readonly #input: HTMLInputElement | null;
  readonly #suggestions: Suggestions;
  #editor: Editor | undefined;

  constructor(place: HTMLElement, words: Words) {
    this.#panel = words.copy("surface-link-panel");
    this.#panel.hidden = true;
    this.#input = this.#panel.querySelector("input");
    this.#suggestions = new Suggestions(this.#panel, words);
    this.#panel.addEventListener("click", (event) => {
      const act = (event.target as Element).closest<HTMLElement>("[data-link]")?.dataset.link;
      if (act) this.#close(act === "set" ? this.#input?.value : act === "remove" ? "" : undefined);
    });
    this.#input?.addEventListener("keydown", this.#onKey);
    this.#input?.addEventListener("input", (event) => {
      // The field of the form hears what is typed into it, and this is not for it.
      event.stopPropagation();
      this.#suggest();
    });
    this.#input?.addEventListener("blur", () => this.#suggestions.close());
    place.append(this.#panel);
  }

  /** Asks for the address of the chosen words, or changes that of the link at the caret. */
  open(editor: Editor): void {
    if (!this.#input) return;
    this.#editor = editor;
    const href = String(editor.getAttributes("link").href ?? "");
    this.#input.value = href;
    this.#panel.querySelector<HTMLElement>('[data-link="remove"]')?.toggleAttribute("hidden", href === "");
    this.#panel.hidden = false;
    this.#input.focus();
    this.#input.select();
  }

  #onKey = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (this.#suggestions.onKey(event)) event.preventDefault();
    else if (event.isComposing) return;
    else if (event.key === "Enter" || event.key === "Escape") {
      event.preventDefault();
      this.#close(event.key === "Enter" ? this.#input?.value : undefined);
    }
  };

  #suggest(): void {
    const typed = this.#input?.value ?? "";
    if (!this.#input || isAddress(typed) || typed.trim().length < 2) {
      this.#suggestions.close();
      return;
    }
    this.#suggestions.follow({
      element: this.#input,
      before: `#${typed}`,
      rect: () => null,
      replace: (_length, { label, href = "" }) => this.#close(href, label),
    });
  }

  /** @param address undefined for leaving all as it was, "" for taking the link away. */
  #close(address: string | undefined, label = address ?? ""): void {
    this.#panel.hidden = true;
    this.#suggestions.close();
    const editor = this.#editor;
    if (!editor) return;
    const chain = editor.chain().focus();
    const typed = address?.trim();
    if (typed === undefined) chain.run();
    else if (typed === "") chain.extendMarkRange("link").unsetMark("link").run();
    else {
      const mark = { type: "link", attrs: { href: fullAddress(typed) } };
      const isEmpty = editor.state.selection.empty && !editor.isActive("link");
      if (isEmpty) chain.insertContent({ type: "text", text: label, marks: [mark] }).run();
      else chain.extendMarkRange("link").setMark("link", mark.attrs).run();
    }
  }
}

const isAddress = (typed: string) => /^(?:[a-z][a-z0-9+.-]*:|\/|#|www\.)|^\S+\.\S+$/i.test(typed.trim());

/** "school.example" is meant as an address of the web, "hana@school.example" as one for mail. */
function fullAddress(typed: string): string {
  if (/^(?:https?|mailto|tel|attachment):|^[/#]/i.test(typed)) return typed;
  return /^[^\s@/]+@[^\s@/]+$/.test(typed) ? `mailto:${typed}` : `https://${typed.replace(/^\w+:\/*/, "")}`;
}
