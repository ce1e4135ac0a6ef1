/**
 * Says at the edge of the window which reply of how many one is at, while one is among them. For the eye only: a screen
 * reader knows its place.
 * @param words with "#" where the number goes.
 */
export function showPlace(
  replies: readonly HTMLElement[],
  first: number,
  words: string,
  signal: AbortSignal,
): void {
  const place = document.createElement("p");
  place.className = "reading-place";
  place.setAttribute("aria-hidden", "true");
  place.hidden = true;
  const show = () => {
    const middle = innerHeight / 2;
    const at = replies.findLastIndex((reply) => reply.getBoundingClientRect().top < middle);
    const past = (replies.at(-1)?.getBoundingClientRect().bottom ?? 0) < middle / 2;
    place.hidden = at < 0 || past;
    place.textContent = words.replace("#", String(first + at));
  };
  let waits = false;
  const later = () => {
    if (waits) return;
    waits = true;
    requestAnimationFrame(() => {
      waits = false;
      show();
    });
  };
  document.addEventListener("scroll", later, { passive: true, signal });
  signal.addEventListener("abort", () => place.remove());
  document.body.append(place);
}
