/** One stop for the Tab key; the arrows, Home and End go along the buttons. */
export function moveAlong(this: HTMLElement, event: KeyboardEvent): void {
  const buttons = [...this.querySelectorAll("button")].filter((button) => !button.hidden);
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
  const turn = getComputedStyle(this).direction === "rtl" ? -1 : 1;
  const to = { ArrowRight: at + turn, ArrowLeft: at - turn, Home: 0, End: buttons.length - 1 }[event.key];
  if (to === undefined) return;
  const next = buttons[(to + buttons.length) % buttons.length];
  for (const button of buttons) button.tabIndex = button === next ? 0 : -1;
  next?.focus();
  event.preventDefault();
}

/** Makes a toolbar one stop of the Tab key, and tells each button's keys in its title, as this machine calls them. */
export function nameKeys(toolbar: HTMLElement): void {
  const isMac = /Mac|iPhone|iPad/.test(navigator.platform);
  for (const [at, button] of [...toolbar.querySelectorAll("button")].entries()) {
    button.tabIndex = at === 0 ? 0 : -1;
    const keys = button.getAttribute("aria-keyshortcuts");
    if (!keys) continue;
    if (isMac) button.setAttribute("aria-keyshortcuts", keys.replace("Control", "Meta"));
    button.title = `${button.getAttribute("aria-label")} (${keys.replace("Control", isMac ? "⌘" : "Ctrl")})`;
  }
}
