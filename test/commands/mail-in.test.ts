import { createTransport } from "nodemailer";
import { expect, test } from "vitest";
import { freePort } from "../support/free-port.ts";
import { type Product, startProduct } from "../support/product.ts";

const ana = { adminName: "Ana Tui", adminEmail: "ana@school.example", adminPassword: "a good long password" };
const group = "leading-effective-e-learning";
const mailsMax = 12;

test("a mail that was taken becomes one post, also when Weft is killed in the middle", async () => {
  const port = await freePort();
  const env = {
    WEFT_MAIL_ADDRESS: "*@talk.school.example",
    WEFT_MAIL_LISTEN: `127.0.0.1:${port}`,
    WEFT_MAIL_TRUSTED: "mx.school.example",
  };
  let product = await startProduct({ community: { name: "Our network", ...ana, example: true }, env });
  const { dataDir } = product;
  const taken: string[] = [];
  let next = 0;
  const sending = sendUntilGone(port, taken, () => (next < mailsMax ? `Mail number ${++next}.` : undefined));
  // In the middle of it, wherever that is.
  await expect.poll(() => taken.length, { timeout: 30_000, interval: 5 }).toBeGreaterThan(4);
  await product.kill();
  await sending;
  product = await startProduct({ dataDir, env });
  try {
    const browser = await logIn(product);
    const listed = async (path: string) =>
      (await fetch(`${product.url}${path}`, { headers: browser })).text();
    await expect
      .poll(() => listed("/administration/mail/in?state=waiting"), { timeout: 60_000, interval: 500 })
      .toContain("No mail fits");
    const posts = await listed(`/groups/${group}`);
    expect(taken.length).toBeGreaterThan(4);
    for (const title of taken) expect(posts.split(`${title}</a>`).length - 1, title).toBe(1);
  } finally {
    await product.stop();
  }
});

/** Hands mails over one after the other until nobody takes them; notes the subjects of those that were taken. */
async function sendUntilGone(
  port: number,
  taken: string[],
  subjects: () => string | undefined,
): Promise<void> {
  const server = createTransport({ host: "127.0.0.1", port, ignoreTLS: true });
  for (let subject = subjects(); subject !== undefined; subject = subjects()) {
    const headers = {
      "Authentication-Results": "mx.school.example; dmarc=pass header.from=school.example",
    };
    const mail = {
      from: ana.adminEmail,
      to: `${group}@talk.school.example`,
      subject,
      text: "Kia ora.",
      headers,
    };
    const isTaken = await server.sendMail(mail).then(
      () => true,
      () => false,
    );
    if (!isTaken) return;
    taken.push(subject);
  }
}

async function logIn(product: Product): Promise<{ cookie: string }> {
  const answer = await fetch(`${product.url}/log-in`, {
    method: "POST",
    redirect: "manual",
    headers: { "content-type": "application/x-www-form-urlencoded", origin: product.url },
    body: new URLSearchParams({ email: ana.adminEmail, password: ana.adminPassword }).toString(),
  });
  return {
    cookie: answer.headers
      .getSetCookie()
      .map((one) => one.split(";")[0])
      .join("; "),
  };
}
