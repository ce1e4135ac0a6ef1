import type { Texts } from "./draft-store.ts";

/** What is written by hand, what was chosen of several, and which version a text began from: no passwords, no ticks. */
const written = "textarea[name], input[name][type=text], input[name][type=datetime-local]";
const chosen = "input[name][type=radio]";
const told = "input[type=hidden][name=since], input[type=hidden][name=answers]";

/** What stands in the fields inside an element. */
export function readTexts(inside: HTMLElement): Texts {
  const texts: Texts = {};
  for (const field of inside.querySelectorAll<HTMLTextAreaElement | HTMLInputElement>(`${written}, ${told}`))
    texts[field.name] = field.value;
  for (const field of inside.querySelectorAll<HTMLInputElement>(chosen))
    if (field.checked) texts[field.name] = field.value;
  return texts;
}

/** Puts texts into the fields. @returns whether anything that is written by hand became another. */
export function writeTexts(inside: HTMLElement, texts: Texts): boolean {
  let changed = false;
  for (const field of inside.querySelectorAll<HTMLTextAreaElement | HTMLInputElement>(written)) {
    const text = texts[field.name];
    if (text === undefined || text === field.value) continue;
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    changed = true;
  }
  for (const field of inside.querySelectorAll<HTMLInputElement>(chosen)) {
    if (texts[field.name] === undefined || field.checked === (texts[field.name] === field.value)) continue;
    field.checked = texts[field.name] === field.value;
  }
  // Only with the words that began there: a form that says them already has come to terms with what was new.
  const since = inside.querySelector<HTMLInputElement>("input[type=hidden][name=since]");
  if (changed && since && texts.since) since.value = texts.since;
  return changed;
}
