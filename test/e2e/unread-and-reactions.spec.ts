import type { Browser, Page } from "@playwright/test";
import { administrator, expect, expectNoAxeViolations, firstPost, logIn, signUp, test } from "./journey.ts";

const group = "/groups/leading-effective-e-learning";
const phone = { width: 375, height: 740 };

/** Says something in the first talk as the administrator, from elsewhere. */
async function replyElsewhere(browser: Browser, baseURL: string, words: readonly string[]): Promise<void> {
  const context = await browser.newContext({ baseURL });
  const page = await context.newPage();
  await logIn(page, administrator);
  for (const markdown of words) {
    const headers = { origin: baseURL, accept: "text/html" };
    const sent = await page.request.post("/posts/1/replies", {
      form: { markdown },
      headers,
      maxRedirects: 0,
    });
    expect(sent.status()).toBe(303);
  }
  await context.close();
}

async function joinGroup(page: Page): Promise<void> {
  await page.goto(group);
  await page.getByRole("main").getByRole("button", { name: "Join" }).first().click();
  await expect(page.getByRole("link", { name: "Your membership" })).toBeVisible();
}

/** A talk that listens for news is never idle, so the script itself is waited for. */
async function scriptsStand(page: Page): Promise<void> {
  await page.waitForFunction(() => customElements.get("weft-reading") !== undefined);
}

const row = (page: Page) =>
  page.locator(".row", { has: page.getByRole("link", { name: "Why build an online community" }) });

test("a text is answered with one press, or with what came of using it", async ({
  page,
  browser,
  baseURL,
}) => {
  await signUp(page, "Rewi Tamihana");
  await joinGroup(page);
  await page.goto(firstPost);
  await page.waitForFunction(() => customElements.get("weft-reactions") !== undefined);
  const post = page.locator("article.post");
  const thanks = post.getByRole("button", { name: "Thanks", exact: true });
  await thanks.click();
  await expect(thanks).toHaveAttribute("aria-pressed", "true");
  await expect(thanks).toBeFocused();
  await expect(page.locator("#reaction-said")).toHaveText("You chose “Thanks”.");

  // Another takes its place, by keyboard alone, and invites an answer.
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await post.getByRole("button", { name: "Tell me more" }).focus();
  await page.keyboard.press("Enter");
  await expect(post.getByRole("button", { name: "Tell me more" })).toHaveAttribute("aria-pressed", "true");
  await expect(post.getByRole("link", { name: "Say what you would like to hear" })).toBeVisible();
  await expectNoAxeViolations(page);

  await post.getByRole("link", { name: /See who/ }).click();
  await expect(page.locator(".reaction-window")).toContainText("Rewi Tamihana");
  await page.keyboard.press("Escape");
  await expect(page.locator(".reaction-window")).toHaveCount(0);

  await post.locator(".reaction-form summary").click();
  await post.getByRole("link", { name: "I used this" }).click();
  await expectNoAxeViolations(page);
  await page.getByLabel("What happened?").fill("We asked it at our first hui, and nobody had an answer.");
  await page.getByRole("button", { name: "Tell them" }).click();
  await expect(post.locator(".uses")).toContainText("nobody had an answer");
  await page.setViewportSize(phone);
  await expectNoAxeViolations(page);
  await post.getByRole("link", { name: /See who/ }).click();
  await page
    .locator(".reaction-window")
    .getByRole("link", { name: /All of them/ })
    .click();
  await expect(page.getByRole("heading", { name: "Who reacted" })).toBeVisible();
  await expectNoAxeViolations(page);

  const plain = await browser.newContext({ baseURL, javaScriptEnabled: false });
  const bare = await plain.newPage();
  await signUp(bare, "Moana Hēnare");
  await joinGroup(bare);
  await bare.goto(firstPost);
  await bare.locator("article.post").getByRole("button", { name: "Thanks", exact: true }).click();
  await expect(
    bare.locator("article.post").getByRole("button", { name: "Thanks", exact: true }),
  ).toHaveAttribute("aria-pressed", "true");
  await bare.locator("article.post .reaction-form summary").click();
  await bare.locator("article.post").getByRole("button", { name: "Me too" }).click();
  await expect(bare.locator("article.post").getByRole("button", { name: "Me too" })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await plain.close();
});

test("two devices of one person agree on what is unread, and the talk opens there", async ({
  page,
  browser,
  baseURL,
}) => {
  const person = await signUp(page, "Tia Paki");
  await joinGroup(page);
  await page.goto(firstPost);
  await scriptsStand(page);
  const other = await browser.newContext({ baseURL, viewport: phone });
  const mobile = await other.newPage();
  await logIn(mobile, person);
  await replyElsewhere(browser, baseURL ?? "", ["One more thing.", "And another one."]);

  for (const device of [page, mobile])
    for (const list of [group, "/"]) {
      await device.goto(list);
      await expect(row(device)).toContainText("2 new");
    }
  await expectNoAxeViolations(mobile);
  await row(mobile).getByRole("link", { name: "Why build an online community" }).click();
  await expect(mobile).toHaveURL(/#new$/);
  await expect(mobile.locator("#new")).toBeInViewport();
  await expectNoAxeViolations(mobile);
  for (const device of [page, mobile]) {
    await device.goto(group);
    await expect(row(device)).not.toContainText("new");
  }

  // From one reply on it is unread again, on both; all is marked as read, and that is undone.
  await mobile.goto(firstPost);
  const last = mobile.locator(".thread-item").last();
  await last.locator("summary").last().click();
  await last.getByRole("button", { name: "Mark as unread from here" }).click();
  await expect(row(mobile)).toContainText("1 new");
  await page.goto(group);
  await expect(row(page)).toContainText("1 new");
  await page.getByRole("button", { name: "Mark all as read" }).click();
  await expect(page.locator(".flash")).toContainText("marked as read");
  await expect(row(page)).not.toContainText("1 new");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(row(page)).toContainText("1 new");
  await other.close();
});

test("single keys go through lists and talks, and can be turned off", async ({ page }) => {
  await signUp(page, "Hemi Rata");
  await joinGroup(page);
  await page.goto(firstPost);
  await scriptsStand(page);
  const replies = page.locator(".replies .thread-item");
  await page.keyboard.press("j");
  await expect(replies.nth(0)).toBeFocused();
  await page.keyboard.press("j");
  await expect(replies.nth(1)).toBeFocused();
  await page.keyboard.press("k");
  await expect(replies.nth(0)).toBeFocused();
  await page.keyboard.press("?");
  const help = page.getByRole("dialog", { name: "Keys" });
  await expect(help).toBeVisible();
  await expectNoAxeViolations(page);
  await page.keyboard.press("Escape");
  await expect(help).toHaveCount(0);

  await page.goto(group);
  await scriptsStand(page);
  await page.keyboard.press("n");
  await expect(page.locator(".row-fresh .row-title > a").first()).toBeFocused();

  await page.goto("/keys");
  await expectNoAxeViolations(page);
  await page.getByRole("button", { name: "Turn them off" }).click();
  await page.goto(firstPost);
  await scriptsStand(page);
  await page.keyboard.press("j");
  await expect(replies.nth(0)).not.toBeFocused();
});
