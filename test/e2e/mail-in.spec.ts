import type { Page } from "@playwright/test";
import { type Product, startProduct } from "../support/product.ts";
import { administrator, expect, expectNoAxeViolations, test as journey, logIn } from "./journey.ts";

/** A community that takes mails, with the hook as its way in. */
const test = journey.extend<object, { product: Product }>({
  product: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs from its pattern.
    async ({}, use) => {
      const product = await startProduct({
        community: {
          name: "e-Learning Aotearoa",
          adminName: administrator.name,
          adminEmail: administrator.email,
          adminPassword: administrator.password,
          example: true,
        },
        env: { WEFT_MAIL_ADDRESS: "*@talk.school.example" },
        startMs: 60_000,
      });
      await use(product);
      await product.stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],
});

const group = "leading-effective-e-learning";
const list = "/administration/mail/in";
let count = 0;

/** Hands a mail over as a mail service would, with the secret as the page shows it. */
async function arrive(page: Page, url: string, subject: string, text: string): Promise<void> {
  await page.goto(list);
  await page.getByText("Show the secret").click();
  const secret = (await page.locator("code").textContent()) ?? "";
  const head = [
    "From: Aroha Ngata <aroha@home.example>",
    `To: ${group}@talk.school.example`,
    `Subject: ${subject}`,
    `Message-ID: <${++count}.${Date.now()}@home.example>`,
  ];
  const { status } = await fetch(`${url}/mail/in`, {
    method: "POST",
    headers: { "content-type": "message/rfc822", "x-weft-mail-secret": secret },
    body: [...head, "", text].join("\r\n"),
  });
  expect(status).toBe(202);
}

/** Opens a mail of the list when it has been looked at. */
async function openHeld(page: Page, subject: string): Promise<void> {
  await expect(async () => {
    await page.goto(`${list}?state=held`);
    await page.getByRole("link", { name: subject }).click({ timeout: 1_000 });
  }).toPass();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(subject);
}

test("an administrator lets a held mail in, and throws another away @phone", async ({ page, product }) => {
  await logIn(page, administrator);

  await test.step("an empty list says what belongs there", async () => {
    await page.goto(list);
    await expectNoAxeViolations(page);
  });

  await test.step("a mail of a stranger is held, and let in as somebody's", async () => {
    const text = "Kia ora koutou.\r\n\r\n-- \r\nAroha\r\n\r\nOn Monday Kiri wrote:\r\n> Come and join us.";
    await arrive(page, product.url, "Tablets in the first year", text);
    await openHeld(page, "Tablets in the first year");
    await expect(page.getByText("Nobody here has this address.")).toBeVisible();
    await expectNoAxeViolations(page);
    await page.getByLabel("Whose mail it is").fill("kiri-waititi");
    await page.getByRole("button", { name: "Let it in" }).click();
    await expect(page.getByText("It is let in")).toBeVisible();
    await expect(async () => {
      await page.reload();
      await page.getByRole("link", { name: "Open the post" }).click({ timeout: 1_000 });
    }).toPass();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Tablets in the first year");
  });

  await test.step("what it quoted is there for who asks", async () => {
    await expect(page.getByText("Come and join us.")).toHaveCount(0);
    await page.getByRole("link", { name: "Show quoted text" }).click();
    await expect(page.getByText("Come and join us.")).toBeVisible();
    await expectNoAxeViolations(page);
  });

  await test.step("another is thrown away, with the reason", async () => {
    await arrive(page, product.url, "Buy my pills", "Now.");
    await openHeld(page, "Buy my pills");
    await page.getByText("Throw it away").first().click();
    await page.getByRole("textbox", { name: "Why" }).fill("An advertisement");
    await page.getByRole("button", { name: "Throw it away" }).click();
    await expect(page.getByText("It is thrown away.")).toBeVisible();
    await page.goto(`${list}?state=discarded`);
    await page.getByRole("link", { name: "Buy my pills" }).click();
    await expect(page.getByText("An advertisement")).toBeVisible();
  });

  await test.step("the page of a group tells its members where to write", async () => {
    await page.goto(`/groups/${group}`);
    await expect(page.getByRole("link", { name: `${group}@talk.school.example` })).toBeAttached();
    await expectNoAxeViolations(page);
  });
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("a held mail is thrown away", async ({ page, product }) => {
    await logIn(page, administrator);
    await arrive(page, product.url, "No script", "At all.");
    await openHeld(page, "No script");
    await page.getByText("Throw it away").first().click();
    await page.getByRole("textbox", { name: "Why" }).fill("A trial");
    await page.getByRole("button", { name: "Throw it away" }).click();
    await expect(page.getByText("It is thrown away.")).toBeVisible();
  });
});
