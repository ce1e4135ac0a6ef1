import type { BrowserContext } from "@playwright/test";
import { expect, firstPost, test } from "./journey.ts";

const bytesMax = 60 * 1024;
const requestsMax = 8;

test("a reading page comes cold in at most 60 KB and 8 requests, and nothing on it moves", async ({
  browser,
  baseURL,
}) => {
  for (const path of ["/", "/groups", "/groups/leading-effective-e-learning", firstPost, "/people"]) {
    // The very first thing that a browser sees of the community.
    const context = await browser.newContext({ baseURL });
    const { requests, bytes, shifts } = await openCold(context, path);
    expect(requests.length, `${path}: ${requests.join(" ")}`).toBeLessThanOrEqual(requestsMax);
    expect(bytes, `bytes of ${path}`).toBeLessThanOrEqual(bytesMax);
    expect(bytes, `bytes of ${path}: all of it was counted`).toBeGreaterThan(10 * 1024);
    expect(shifts, `what moved on ${path}`).toEqual([]);
    await context.close();
  }
});

/** Opens a page and weighs what comes over the line: page, styles and scripts. Pictures that people put in are their own. */
async function openCold(context: BrowserContext, path: string) {
  const page = await context.newPage();
  const network = await context.newCDPSession(page);
  await network.send("Network.enable");
  const asked = new Map<string, string>();
  let bytes = 0;
  network.on("Network.requestWillBeSent", ({ requestId, request }) => {
    const { pathname } = new URL(request.url);
    if (!pathname.startsWith("/pictures/")) asked.set(requestId, pathname);
  });
  network.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (asked.has(requestId)) bytes += encodedDataLength;
  });
  await page.addInitScript(() => {
    const shifts: string[] = [];
    Object.assign(globalThis, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { sources?: { node?: Element }[] })[])
        shifts.push(
          entry.sources?.map(({ node }) => node?.outerHTML?.slice(0, 80)).join(" | ") ?? "something",
        );
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.goto(path, { waitUntil: "networkidle" });
  const shifts = await page.evaluate(() => (globalThis as unknown as { shifts: string[] }).shifts);
  return { requests: [...asked.values()], bytes, shifts };
}
