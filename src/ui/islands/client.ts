import "../styles/index.css";
import "./feature-styles.ts";
import "./weft-autosubmit.ts";
import "./weft-confirm.ts";
import "./weft-copy.ts";
import "./weft-count.ts";
import "./weft-dialog.ts";
import "./weft-menu.ts";
import "./weft-time.ts";
import "./weft-video.ts";
import { startTurboWhenNeeded } from "./start-turbo.ts";

/** Islands that are fetched when a page has one: the file's name is the element's. */
const islands = new Map(
  Object.entries(
    import.meta.glob([
      "/src/*/islands/weft-*.ts",
      "!/src/ui/islands/weft-{autosubmit,confirm,copy,count,dialog,menu,time,video}.ts",
      "!/src/**/*.test.ts",
    ]),
  ).map(([path, load]) => [path.slice(path.lastIndexOf("/") + 1, -".ts".length), load]),
);

function wakeIslands(): void {
  for (const element of document.querySelectorAll(":not(:defined)")) {
    const name = element.localName;
    const load = islands.get(name);
    if (!load) continue;
    islands.delete(name);
    // A fetch that failed (the network is away) is tried again on the next page.
    const begin = () => void load().catch(() => islands.set(name, load));
    // One with data-idle waits until the browser has nothing else to do: the page is read without it.
    if ((element as HTMLElement).dataset.idle === undefined) begin();
    else if ("requestIdleCallback" in globalThis) requestIdleCallback(begin, { timeout: 3_000 });
    else setTimeout(begin, 1_000);
  }
}

wakeIslands();
for (const moment of ["turbo:load", "turbo:frame-load", "turbo:morph", "weft:added"]) {
  document.addEventListener(moment, wakeIslands);
}
document.addEventListener("turbo:before-stream-render", () => requestAnimationFrame(wakeIslands));

startTurboWhenNeeded();

// Only `npm run dev` builds in this mode: the product's own build leaves the line out.
if (import.meta.env.MODE === "development") void import("./reload-when-rebuilt.ts");
