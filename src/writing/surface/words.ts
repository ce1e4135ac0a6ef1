/** What the surface says, and the templates of what it shows: see views/surface-parts.tsx. */
export class Words {
  readonly #parts: DocumentFragment;

  constructor(html: string) {
    const template = document.createElement("template");
    template.innerHTML = html;
    this.#parts = template.content;
  }

  /** A sentence; "" where it could not be fetched. */
  say(name: string, values: Readonly<Record<string, string | number>> = {}): string {
    const words = this.#parts.querySelector<HTMLElement>(".surface-says")?.dataset[name] ?? "";
    return words.replace(/%(\w+)%/g, (whole, key: string) => String(values[key] ?? whole));
  }

  /** A new copy of what stands in a template; an empty element where it could not be fetched. */
  copy(template: string): HTMLElement {
    const { content } = this.#parts.querySelector<HTMLTemplateElement>(`template.${template}`) ?? {};
    return (content?.firstElementChild?.cloneNode(true) ?? document.createElement("div")) as HTMLElement;
  }
}

let fetched: Promise<Words> | undefined;

/** The words in the language of this reader, fetched once a page. Without them the surface still writes. */
export function fetchWords(): Promise<Words> {
  fetched ??= fetch("/writing/parts", { headers: { accept: "text/html" } })
    .then(async (answer) => new Words(answer.ok ? await answer.text() : ""))
    .catch(() => {
      fetched = undefined;
      return new Words("");
    });
  return fetched;
}
