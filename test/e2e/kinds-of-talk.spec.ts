import type { Page } from "@playwright/test";
import { administrator, expect, expectNoAxeViolations, logIn, signUp, test } from "./journey.ts";

const group = "/groups/leading-effective-e-learning";

async function join(page: Page): Promise<void> {
  await page.goto(group);
  await page.getByRole("button", { name: "Join this group" }).first().click();
  await expect(page.getByRole("button", { name: "Join this group" })).toHaveCount(0);
}

/** @param scripts false where the browser runs none: then there is no writing surface to wait for. */
async function answer(page: Page, words: string, scripts = true): Promise<void> {
  const box = page.getByRole("textbox", { name: "Your reply" });
  await box.click();
  if (scripts) await expect(page.locator("#reply-box [contenteditable]")).toBeVisible();
  await box.fill(words);
  await page.getByRole("button", { name: "Send reply" }).click();
  await expect(page.getByRole("article").filter({ hasText: words }).last()).toBeVisible();
}

async function publish(page: Page, title: string, words: string): Promise<string> {
  if (title) await page.getByRole("textbox", { name: "Title" }).fill(title);
  if (words) await page.getByRole("textbox", { name: "Text" }).fill(words);
  await page.getByRole("button", { name: "Publish" }).click();
  await expect(page).toHaveURL(/\/posts\/\d+/);
  return new URL(page.url()).pathname;
}

test("three people go through a round, answer before they read, and mark what helped", async ({
  page: steward,
  browser,
  product,
}) => {
  test.setTimeout(90_000);
  const phone = await browser.newContext({
    baseURL: product.url,
    viewport: { width: 375, height: 740 },
    hasTouch: true,
  });
  const scriptless = await browser.newContext({ baseURL: product.url, javaScriptEnabled: false });
  const [kit, moe] = [await phone.newPage(), await scriptless.newPage()];
  await logIn(steward, administrator);
  await signUp(kit, "Kit Paki");
  await signUp(moe, "Moe Rangi");
  await join(kit);
  await join(moe);

  await test.step("a round begins from a template and waits for everybody", async () => {
    await steward.goto(`${group}/templates`);
    await expectNoAxeViolations(steward);
    await steward.getByRole("link", { name: "Welcome round" }).click();
    await expect(steward.getByRole("radio", { name: "Round" })).toBeChecked();
    await steward.getByRole("radio", { name: "When you or a facilitator say so" }).check();
    const path = await publish(steward, "", "");
    await expectNoAxeViolations(steward);

    await kit.goto(path);
    await expect(kit.getByText("you speak once, then others come first")).toBeVisible();
    await answer(kit, "I am Kit.");
    await expect(kit.getByText("You have had your turn.")).toBeVisible();
    await expect(kit.getByRole("button", { name: "Send reply" })).toHaveCount(0);

    await moe.goto(path);
    await moe.getByRole("button", { name: "Pass" }).click();
    await expect(moe.getByRole("note").filter({ hasText: "let this round go by" })).toBeVisible();
    await moe.getByRole("button", { name: "Take your pass back" }).click();
    await answer(moe, "I am Moe.", false);

    await steward.goto(path);
    await steward.getByRole("button", { name: "End the round" }).click();
    await expect(steward.getByRole("heading", { name: "The round has ended" })).toBeVisible();
    await kit.goto(path);
    await answer(kit, "And once more.");
  });

  await test.step("replies show after one's own", async () => {
    await steward.goto(`${group}/posts/new?kind=answer-first`);
    await expect(steward.getByLabel("The round ends on")).toBeHidden();
    await expect(steward.getByLabel("Show the replies to everybody on")).toBeVisible();
    const path = await publish(steward, "What do you see first?", "In three lines.");
    await kit.goto(path);
    await answer(kit, "The windows.");
    await moe.goto(path);
    await expect(moe.getByText("One reply waits for you")).toBeVisible();
    await expect(moe.getByText("The windows.")).toHaveCount(0);
    await answer(moe, "The floor.", false);
    await expect(moe.getByText("The windows.")).toBeVisible();
    await kit.goto(path);
    await expectNoAxeViolations(kit);
  });

  await test.step("an answer is marked as helpful, and the stage is set and taken back", async () => {
    await moe.goto(`${group}/posts/new?kind=question`);
    const path = await publish(moe, "How do you charge thirty tablets?", "We have two sockets.");
    await kit.goto(path);
    await answer(kit, "A trolley.");
    await moe.goto(path);
    await moe.getByRole("button", { name: "Helpful" }).click();
    await expect(moe.getByRole("link", { name: "The answer by Kit Paki" })).toBeVisible();
    await steward.goto(path);
    await steward.locator("summary", { hasText: "More to do with this post" }).click();
    await steward.getByRole("link", { name: "Stage" }).click();
    await expectNoAxeViolations(steward);
    await steward.getByRole("radio", { name: "Settled" }).check();
    await steward.getByRole("button", { name: "Set the stage" }).click();
    await expect(steward.getByText("set the stage: Settled")).toBeVisible();
    await steward.locator("button", { hasText: "Undo" }).click();
    await expect(steward.getByText("The stage is back where it was.")).toBeVisible();
    await steward.goto(group);
    await expect(steward.getByText("One helpful answer").first()).toBeVisible();
  });
  await phone.close();
  await scriptless.close();
});

test("a facilitator keeps a template and begins a series with its days and hosts", async ({ page }) => {
  await logIn(page, administrator);
  await page.goto(`${group}/templates/new`);
  await expectNoAxeViolations(page);
  await page.getByRole("textbox", { name: "Name" }).fill("Friday note");
  await page.getByRole("textbox", { name: "Title to begin with" }).fill("Friday, {date}");
  await page.getByRole("button", { name: "Keep the template" }).click();
  await page.getByRole("link", { name: "Friday note" }).click();
  await expect(page.getByRole("textbox", { name: "Title" })).toHaveValue(/^Friday, \d+ \w+ \d{4}$/);

  await page.goto(`${group}/series/new`);
  await expectNoAxeViolations(page);
  await page.getByRole("textbox", { name: "Title" }).fill("Monday question");
  await page.getByLabel("The parts").fill("What did you try?\nWhat did you drop?");
  const nextMonth = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  await page.getByLabel("The first part starts on").fill(`${nextMonth}T09:00`);
  await page.getByLabel("Hosts").fill("@hana-kereama");
  await page.getByRole("button", { name: "Begin the series" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Monday question");
  await expect(page.getByText("hosted by Hana Kereama")).toHaveCount(2);
  await expectNoAxeViolations(page);
  await page.locator("summary", { hasText: "More to do with part 2" }).click();
  await page.getByRole("button", { name: "Skip this part" }).click();
  await expect(page.getByText("Part 2 is skipped.")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Part 2 is in again.")).toBeVisible();
});
