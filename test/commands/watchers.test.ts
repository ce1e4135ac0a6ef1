import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { addWatchers } from "../../bench/community/add-watchers.ts";
import { makeCommunity } from "../../bench/community/make-community.ts";
import { prepareData } from "../../bench/prepare.ts";
import { type MailServer, startMailServer } from "../support/mail-server.ts";
import { startProduct } from "../support/product.ts";

// A thousand watch one thread, and the power goes three times while they are being told.

const watchers = 1000;

test("each of a thousand gets one mail of one reply, though the program is killed in the middle of it", async () => {
  const folder = mkdtempSync(join(tmpdir(), "weft-watchers-"));
  const server = await startMailServer();
  const dataDir = join(folder, "data");
  try {
    const community = makeCommunity();
    const [thread] = community.threads;
    const cookie = await prepareData(dataDir, undefined, community);
    const addresses = await addWatchers(dataDir, undefined, thread?.id ?? 0, watchers);
    const env = { SMTP_URL: server.url, WEFT_MAIL_WAIT_SECONDS: "0" };
    const start = () => startProduct({ env, dataDir });

    let product = await start();
    const posted = await fetch(`${product.url}/posts/${thread?.id}/replies`, {
      method: "POST",
      redirect: "manual",
      headers: {
        cookie,
        "content-type": "application/x-www-form-urlencoded",
        "sec-fetch-site": "same-origin",
      },
      body: "markdown=A+word+to+all+who+watch.",
    });
    expect(posted.status).toBe(303);
    for (const share of [0.1, 0.4, 0.7]) {
      await until(() => reached(server, addresses) >= watchers * share);
      await product.kill();
      product = await start();
    }
    // Up to four jobs were cut off at each kill: a mail whose end was just going out is not sent again.
    await settle(server);
    await product.stop();

    const times = new Map<string, number>();
    for (const mail of server.mails) times.set(mail.to, (times.get(mail.to) ?? 0) + 1);
    expect([...times].filter(([to, count]) => count > 1 && addresses.includes(to))).toEqual([]);
    expect(new Set(server.mails.map((mail) => mail.messageId)).size).toBe(1);
    expect(watchers - reached(server, addresses)).toBeLessThanOrEqual(12);
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});

function reached({ mails }: MailServer, addresses: readonly string[]): number {
  const watching = new Set(addresses);
  return new Set(mails.map((mail) => mail.to).filter((to) => watching.has(to))).size;
}

async function until(done: () => boolean): Promise<void> {
  for (let count = 0; count < 2400 && !done(); count++) await sleep(50);
  expect(done()).toBe(true);
}

/** Until all have one, or nothing has come for longer than a cut-off job waits for its next try. */
async function settle(server: MailServer): Promise<void> {
  for (
    let quietSeconds = 0, before = -1;
    quietSeconds < 75 && server.mails.length < watchers + 1;
    quietSeconds++
  ) {
    if (server.mails.length !== before) quietSeconds = 0;
    before = server.mails.length;
    await sleep(1000);
  }
}
