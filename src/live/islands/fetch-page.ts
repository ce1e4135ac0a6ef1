/** A page as this viewer sees it now. Quietly: the server does not take it for being read. */
export async function fetchPage(address: string, quietly: boolean): Promise<Document> {
  const answer = await fetch(address, {
    headers: { accept: "text/html", ...(quietly ? { "x-sec-purpose": "prefetch" } : {}) },
  });
  if (!answer.ok) throw new Error(String(answer.status));
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

/** "2 new replies", by the rules of the page's language; both forms come from the server. */
export function counted({ one = "", other = "" }: { one?: string; other?: string }, count: number): string {
  const single = new Intl.PluralRules(document.documentElement.lang).select(count) === "one";
  return single ? one : other.replace("0", String(count));
}

/** A button in a line for news. */
export function newsButton(words: string, press: () => void): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button-quiet";
  button.textContent = words;
  button.addEventListener("click", press);
  return button;
}
