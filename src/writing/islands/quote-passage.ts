let listens = false;

/** Beside words that somebody chooses in a talk a button offers to quote them, wherever there is a box to answer in. */
export function listenForQuotes(): void {
  if (listens) return;
  listens = true;
  document.addEventListener("selectionchange", soon);
  document.addEventListener("click", (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[href*="quote="]');
    const said = link?.closest<HTMLElement>(".thread-item")?.querySelector<HTMLElement>(".prose");
    if (!said || !box() || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    link?.closest("details")?.removeAttribute("open");
    const whole = document.createRange();
    whole.selectNodeContents(said);
    void quote(said, whole);
  });
}

const waitMs = 180;
let timer: number | undefined;

function soon(): void {
  clearTimeout(timer);
  timer = window.setTimeout(offer, waitMs);
}

const box = () => document.querySelector<HTMLElement>("#reply-box[data-quote]");

/** The words chosen in one text of the talk, and that text. */
function chosen(): { said: HTMLElement; range: Range } | null {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const inside = (node: Node) =>
    (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>(".prose");
  const said = inside(range.startContainer);
  if (!said || !sourceOf(said) || said.closest("#reply-box")) return null;
  // A press of three on the last line reaches into what follows: only what is in the text counts.
  if (inside(range.endContainer) !== said) range.setEnd(said, said.childNodes.length);
  return range.toString().trim() === "" ? null : { said, range };
}

/** Who said it, and its lasting address. */
function sourceOf(said: HTMLElement): { path: string; name: string; replyId: string } | null {
  const item = said.closest<HTMLElement>(".thread-item[id^='reply-'], article.post");
  if (!item) return null;
  const replyId = /^reply-(\d+)$/.exec(item.id)?.[1] ?? "";
  const name = item.querySelector(".thread-item-name, .byline-name :is(a, b)")?.textContent?.trim() ?? "";
  const path = replyId ? `/replies/${replyId}` : (/^\/posts\/\d+/.exec(location.pathname)?.[0] ?? "");
  return path && name ? { path, name, replyId } : null;
}

let button: HTMLButtonElement | undefined;

function offer(): void {
  const words = box() && chosen();
  if (!words) {
    if (document.activeElement !== button) button?.remove();
    return;
  }
  button ??= makeButton();
  button.textContent = box()?.dataset.quote ?? "";
  // Behind the text itself: from words chosen by keys the Tab key leads to it.
  words.said.after(button);
  const place = words.range.getBoundingClientRect();
  const around = (button.offsetParent ?? document.body).getBoundingClientRect();
  button.style.insetBlockStart = `${place.bottom - around.top + 6}px`;
  button.style.insetInlineStart = `${Math.max(0, Math.min(place.left - around.left, around.width - button.offsetWidth))}px`;
}

function makeButton(): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "button button-primary button-small quote-button";
  made.addEventListener("mousedown", (event) => event.preventDefault());
  made.addEventListener("click", () => {
    const words = chosen();
    made.remove();
    if (words) void quote(words.said, words.range.cloneRange());
  });
  made.addEventListener("blur", soon);
  return made;
}

/** Puts words into the box as a quote that names and links its source, behind what stands there. */
async function quote(said: HTMLElement, range: Range): Promise<void> {
  const place = box();
  const source = sourceOf(said);
  const area = place?.querySelector("textarea");
  if (!place || !source || !area) return;
  const { quoteOf } = await import("../surface/quote.ts");
  const wrote = (place.dataset.wrote ?? "%name%").replace("%name%", source.name);
  const words = quoteOf(range.cloneContents(), wrote, source.path);
  const before = area.value.trimEnd();
  area.value = `${before}${before === "" ? "" : "\n\n"}${words}\n\n`;
  area.dispatchEvent(new Event("input", { bubbles: true }));
  markAnswer(place, source);
  getSelection()?.removeAllRanges();
  area.setSelectionRange(area.value.length, area.value.length);
  area.focus();
  place.scrollIntoView({ block: "nearest" });
}

/** The reply will count as an answer to what it quotes first, unless it is one already. */
function markAnswer(place: HTMLElement, { replyId, name }: { replyId: string; name: string }): void {
  const form = place.querySelector("form");
  if (!form || replyId === "" || form.elements.namedItem("answers")) return;
  const field = document.createElement("input");
  field.type = "hidden";
  field.name = "answers";
  field.value = replyId;
  form.append(field);
  const title = place.querySelector("h2");
  if (title) title.textContent = (place.dataset.answer ?? "").replace("%name%", name);
}
