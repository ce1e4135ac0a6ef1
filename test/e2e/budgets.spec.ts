import { expect, firstPost, test } from "./journey.ts";

const bytesMax = 60 * 1024;
const requestsMax = 8;

/** A reading page as the very first thing that a browser sees of the community. Pictures of a text come as one scrolls. */
for (const path of ["/", "/groups/leading-effective-e-learning", firstPost, "/people"]) {
  test(`${path} comes cold in at most 60 KB and 8 requests, and nothing moves`, async ({ page }) => {
    const network = await page.context().newCDPSession(page);
    await network.send("Network.enable");
    const asked = new Map<string, string>();
    const pictures = new Set<string>();
    let bytes = 0;
    network.on("Network.requestWillBeSent", ({ requestId, request, type }) => {
      asked.set(requestId, request.url);
      if (type === "Image" && /\/pictures\//.test(request.url)) pictures.add(requestId);
    });
    network.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
      if (!pictures.has(requestId)) bytes += encodedDataLength;
    });
    await page.addInitScript(() => {
      const shifts: number[] = [];
      Object.assign(globalThis, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          shifts.push((entry as PerformanceEntry & { value: number }).value);
      }).observe({ type: "layout-shift", buffered: true });
    });

    await page.goto(path, { waitUntil: "networkidle" });

    const requests = [...asked].filter(([id]) => !pictures.has(id)).map(([, url]) => new URL(url).pathname);
    expect(requests.length, requests.join(" ")).toBeLessThanOrEqual(requestsMax);
    expect(bytes).toBeLessThanOrEqual(bytesMax);
    expect(await page.evaluate(() => (globalThis as unknown as { shifts: number[] }).shifts)).toEqual([]);
  });
}
