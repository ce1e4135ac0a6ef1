/**
 * Gives, changes or takes back a reaction in place: the page is not loaded again, and a screen reader hears what was chosen.
 * Who reacted shows in a small window over the page. Where a fetch fails, forms and links go their own way.
 */
class WeftReactions extends HTMLElement {
  connectedCallback(): void {
    announcer();
    this.addEventListener("submit", (event) => {
      const { submitter } = event as SubmitEvent;
      if (!(submitter instanceof HTMLButtonElement)) return;
      event.preventDefault();
      event.stopPropagation(); // Turbo has nothing to do here
      const form = event.target as HTMLFormElement;
      void this.#send(form, submitter).catch(() => location.reload());
    });
    this.addEventListener("click", (event) => {
      const link = (event.target as Element).closest<HTMLAnchorElement>("a.reaction-counts");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey || !("popover" in link)) return;
      event.preventDefault();
      event.stopPropagation();
      void this.#showWho(link).catch(() => location.assign(link.href));
    });
  }

  async #send(form: HTMLFormElement, { name, value }: HTMLButtonElement): Promise<void> {
    const body = new URLSearchParams([[name, value]]);
    const { html, said } = await ask(form.action, { method: "POST", body });
    const parts = document.createElement("template");
    parts.innerHTML = html;
    this.replaceChildren(parts.content);
    this.querySelector<HTMLElement>("button")?.focus();
    document.dispatchEvent(new Event("weft:added"));
    announcer().textContent = said ?? "";
  }

  async #showWho(link: HTMLAnchorElement): Promise<void> {
    const { html } = await ask(link.href, {});
    const box = document.createElement("div");
    box.popover = "auto";
    box.className = "reaction-window";
    box.tabIndex = -1;
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", link.getAttribute("aria-label") ?? "");
    box.innerHTML = html;
    const whole = document.createElement("a");
    whole.href = link.href;
    whole.textContent = this.dataset.whole ?? link.title;
    box.append(whole);
    box.addEventListener("toggle", (event) => {
      if ((event as ToggleEvent).newState !== "closed") return;
      if (box.contains(document.activeElement)) link.focus();
      box.remove();
    });
    link.after(box);
    const { bottom, left } = link.getBoundingClientRect();
    box.showPopover();
    const { innerHeight, innerWidth } = globalThis;
    box.style.top = `${Math.min(bottom + 4, innerHeight - box.offsetHeight - 8)}px`;
    box.style.left = `${Math.max(8, Math.min(left, innerWidth - box.offsetWidth - 8))}px`;
    box.focus();
  }
}

/** Where all of them say what was done: one place a page, there before it speaks, and no part of the talk. */
function announcer(): HTMLElement {
  const there = document.getElementById("reaction-said");
  if (there) return there;
  const said = document.createElement("p");
  said.id = "reaction-said";
  said.className = "visually-hidden";
  said.setAttribute("role", "status");
  document.body.append(said);
  return said;
}

async function ask(path: string, init: RequestInit): Promise<{ html: string; said?: string }> {
  const answer = await fetch(path, { ...init, headers: { accept: "application/json" } });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

customElements.define("weft-reactions", WeftReactions);
