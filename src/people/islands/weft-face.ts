/**
 * Shows the square that will be cut out of the picture chosen in its form, and lets one move it: by the two sliders, or by
 * dragging. Without it the server cuts where the eye is drawn to.
 */
class WeftFace extends HTMLElement {
  #picture = new Image();

  connectedCallback(): void {
    const crop = this.querySelector<HTMLElement>(".face-crop");
    const picture = this.querySelector("img");
    const file = this.closest("form")?.querySelector<HTMLInputElement>("input[type=file]");
    if (!crop || !picture || !file) return;
    this.#picture = picture;
    file.addEventListener("change", () => this.#choose(crop, file.files?.[0]));
    picture.addEventListener("load", () => this.#show(crop, true));
    picture.addEventListener("error", () => this.#show(crop, false));
    this.addEventListener("input", () => this.#place());
    this.#letDrag(picture.parentElement as HTMLElement);
  }

  #choose(crop: HTMLElement, file: File | undefined): void {
    URL.revokeObjectURL(this.#picture.src);
    if (file) this.#picture.src = URL.createObjectURL(file);
    else this.#show(crop, false);
  }

  #show(crop: HTMLElement, shown: boolean): void {
    crop.hidden = !shown;
    for (const slider of this.#sliders) slider.disabled = !shown;
    this.#place();
  }

  /** Lays the picture under the frame, so that the frame holds what the server will cut (see cropSquare). */
  #place(): void {
    const { naturalWidth: width, naturalHeight: height, style } = this.#picture;
    const frame = this.#picture.parentElement?.clientWidth ?? 0;
    if (width === 0 || frame === 0) return;
    const [place, part] = this.#sliders.map((slider) => slider.valueAsNumber / 100) as [number, number];
    const side = Math.min(width, height) * part;
    const [x, y] = width >= height ? [place, 0.5] : [0.5, place];
    style.inlineSize = `${(width / side) * frame}px`;
    style.translate = `${(-(width - side) * x * frame) / side}px ${(-(height - side) * y * frame) / side}px`;
  }

  #letDrag(frame: HTMLElement): void {
    frame.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      frame.setPointerCapture(event.pointerId);
    });
    frame.addEventListener("pointermove", (event) => {
      if (!frame.hasPointerCapture(event.pointerId)) return;
      const wide = this.#picture.naturalWidth >= this.#picture.naturalHeight;
      const spare = (wide ? this.#picture.clientWidth : this.#picture.clientHeight) - frame.clientWidth;
      const [place] = this.#sliders;
      if (!place || spare <= 0) return;
      place.valueAsNumber -= ((wide ? event.movementX : event.movementY) / spare) * 100;
      this.#place();
    });
  }

  get #sliders(): HTMLInputElement[] {
    return [...this.querySelectorAll<HTMLInputElement>("input[type=range]")];
  }
}

customElements.define("weft-face", WeftFace);
