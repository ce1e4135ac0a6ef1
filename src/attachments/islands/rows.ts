import type { Attached } from "./upload.ts";

/** Fetches the templates and sentences of a tray. @throws Error with no words where nobody answers. */
export async function fetchParts(tray: HTMLElement): Promise<void> {
  const answer = await fetch(tray.dataset.parts ?? "", { headers: { accept: "text/html" } });
  if (!answer.ok) throw new Error("");
  const parts = document.createElement("template");
  parts.innerHTML = await answer.text();
  tray.append(parts.content);
}

/** A new copy of what stands in a template of the tray. */
export function copyOf(tray: HTMLElement, template: string): HTMLElement {
  const { content } = tray.querySelector(template) as HTMLTemplateElement;
  return content.firstElementChild?.cloneNode(true) as HTMLElement;
}

/** A sentence of the tray; "" until its parts have come. */
export function sentence(tray: HTMLElement, name: string): string {
  return tray.querySelector<HTMLElement>(".attachments-says")?.dataset[name] ?? "";
}

/** The row of a file on its way. @param stop is called when its button is pressed; the row goes then. */
export function waitingRow(tray: HTMLElement, file: string, stop: () => void): HTMLElement {
  const row = copyOf(tray, ".attachments-waiting");
  write(row, ".attachment-name", file);
  row.querySelector(".attachment-stop")?.addEventListener("click", stop);
  return row;
}

/** How far the file of a row is. */
export function showProgress(row: HTMLElement, percent: number): void {
  const progress = row.querySelector("progress");
  if (percent < 100) progress?.setAttribute("value", String(percent));
  else progress?.removeAttribute("value"); // it has arrived; now it is made anew
}

/** What went wrong stays in its row until it is pressed away: others may end well meanwhile. */
export function showFailure(tray: HTMLElement, row: HTMLElement, reason: string): void {
  row.querySelector("progress")?.remove();
  write(row, ".field-error", reason);
  write(row, ".attachment-stop", sentence(tray, "dismiss"));
}

/** The row of something in the text. @param describe is called when its button is pressed; a file has none. */
export function attachedRow(tray: HTMLElement, attached: Attached, describe: () => void): HTMLElement {
  const row = copyOf(tray, ".attachments-row");
  const edit = row.querySelector<HTMLButtonElement>(".attachment-edit");
  if (attached.mine && attached.thumbnail) edit?.addEventListener("click", describe);
  else edit?.remove();
  fillRow(tray, row, attached);
  return row;
}

/** Shows in its row what an attachment says of itself now. */
export function fillRow(tray: HTMLElement, row: HTMLElement, attached: Attached): void {
  const { name, alt, thumbnail } = attached;
  write(row, ".attachment-name", name);
  write(row, ".attachment-alt", alt || (thumbnail ? sentence(tray, "undescribed") : ""));
  row.classList.toggle("attachment-undescribed", !alt && thumbnail !== null);
  if (!thumbnail) return;
  const picture = new Image();
  picture.src = thumbnail;
  picture.alt = "";
  row.querySelector(".attachment-thumb")?.replaceChildren(picture);
}

function write(row: HTMLElement, place: string, words: string): void {
  const found = row.querySelector(place);
  if (found) found.textContent = words;
}
