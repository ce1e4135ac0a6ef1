/** Puts the provider's player in the place of the still frame, once it is pressed. Before that nothing is fetched from there. */
class WeftVideo extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener("click", (event) => {
      const link = (event.target as Element).closest("a");
      const address = this.#playerAddress();
      // A press meant for a new tab goes to the provider's own page, as any link.
      if (!link || !address || event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      const player = document.createElement("iframe");
      player.src = address;
      player.title = link.textContent?.trim() ?? this.dataset.name ?? "";
      player.allow = "autoplay; fullscreen; picture-in-picture; encrypted-media";
      player.allowFullscreen = true;
      player.referrerPolicy = "strict-origin-when-cross-origin";
      player.setAttribute("sandbox", "allow-scripts allow-same-origin allow-presentation allow-popups");
      this.replaceChildren(player);
      player.focus();
    });
  }

  #playerAddress(): string | undefined {
    const given = this.dataset.src ?? "";
    if (!URL.canParse(given)) return undefined;
    const address = new URL(given);
    // Only another origin: the sandbox lets scripts run as their own site, which must never be ours.
    if (address.protocol !== "https:" || address.origin === location.origin) return undefined;
    address.searchParams.set("autoplay", "1");
    return address.href;
  }
}

customElements.define("weft-video", WeftVideo);
