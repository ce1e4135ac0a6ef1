import type { Page } from "@playwright/test";
import { administrator, expect, expectNoAxeViolations, firstPost, logIn, test } from "./journey.ts";

const box = (page: Page) => page.getByRole("textbox", { name: "Your reply" });
/** What the form holds, whichever surface one writes on. */
const words = (page: Page) => page.locator("#reply-box textarea[name=markdown]");
const kept = (page: Page) => expect(page.getByText("Kept as a draft.")).toBeVisible();

test("what is written on one device goes on at another, and neither eats the other's words", async ({
  page,
  browser,
  baseURL,
  watched,
}) => {
  watched.mayComplain.push(/status of (403|422)/);
  await logIn(page, administrator);
  await page.goto(firstPost);
  await box(page).fill("Begun at school");
  await kept(page);

  const other = await (await browser.newContext({ baseURL })).newPage();
  await logIn(other, administrator);
  await other.goto(firstPost);
  await expect(words(other)).toHaveValue("Begun at school");
  await box(other).fill("Begun at school, ended on the bus");
  await kept(other);

  await box(page).fill("Begun at school, ended at home");
  await expect(page.getByText("Written on another device or tab")).toBeVisible();
  await expect(page.getByText("ended on the bus")).toBeVisible();
  await expectNoAxeViolations(page);
  await page.getByRole("button", { name: "Take that one" }).click();
  await expect(words(page)).toHaveValue("Begun at school, ended on the bus");
  await page.getByRole("button", { name: "Take mine back" }).click();
  await expect(words(page)).toHaveValue("Begun at school, ended at home");
  await kept(page);

  await page.goto("/drafts");
  await expect(page.getByText("Your reply to")).toBeVisible();
  await page.getByText("Another version").click();
  await expect(page.getByText("ended on the bus")).toBeVisible();
  await expectNoAxeViolations(page);
  await page.setViewportSize({ width: 375, height: 800 });
  await expectNoAxeViolations(page);

  await page.getByRole("button", { name: /^Throw away/ }).click();
  await expect(page.getByText("It is thrown away")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByRole("link", { name: /Your reply to/ }).click();
  await expect(words(page)).toHaveValue("Begun at school, ended at home");
  await page.getByRole("button", { name: "Send reply" }).click();
  await expect(page.getByText("Your reply is there.")).toBeVisible();

  await other.bringToFront();
  await other.goto(firstPost);
  await expect(words(other)).toHaveValue("");
  await other.context().close();
});

test("without a line the words stay and it says so; with it they go", async ({ page, context, watched }) => {
  watched.mayComplain.push(/ERR_INTERNET_DISCONNECTED|status of 500/);
  await logIn(page, administrator);
  await page.goto(firstPost);
  await box(page).fill("On the train");
  await kept(page);
  await context.setOffline(true);
  await box(page).fill("On the train, in a tunnel");
  await page.getByRole("button", { name: "Send reply" }).click();
  await expect(page.getByText("Weft cannot be reached just now")).toBeVisible();
  await expect(words(page)).toHaveValue("On the train, in a tunnel");
  await context.setOffline(false);

  // The server fails at the last moment: the words wait where they were written.
  await page.route("**/replies", (route) => route.fulfill({ status: 500, body: "no" }));
  await page.getByRole("button", { name: "Send reply" }).click();
  await expect(page.getByText("no", { exact: true })).toBeVisible();
  await page.unroute("**/replies");
  await page.goto(firstPost);
  await expect(words(page)).toHaveValue("On the train, in a tunnel");
  await page.getByRole("button", { name: "Send reply" }).click();
  await expect(page.getByText("Your reply is there.")).toBeVisible();
  await expect(words(page)).toHaveValue("");
});

test("whose session has ended loses nothing", async ({ page, context, watched }) => {
  watched.mayComplain.push(/status of 403/);
  await logIn(page, administrator);
  await page.goto(firstPost);
  await box(page).fill("Before lunch");
  await kept(page);
  await context.clearCookies();
  await box(page).fill("Before lunch, and after");
  await page.getByRole("button", { name: "Send reply" }).click();
  await expect(page.getByText("You are not logged in any more")).toBeVisible();
  await page.getByRole("link", { name: "Log in and go on" }).click();
  await page.getByLabel("Mail address").fill(administrator.email);
  await page.getByLabel("Password").fill(administrator.password);
  await page.getByRole("main").getByRole("button", { name: "Log in" }).click();
  await expect(words(page)).toHaveValue("Before lunch, and after");
  await page.getByRole("button", { name: "Throw it away" }).click();
  await expect(words(page)).toHaveValue("");
});

test("a post is given an hour, and who will be told is said before", async ({ page }) => {
  await logIn(page, administrator);
  await page.goto("/groups/leading-effective-e-learning/posts/new?kind=discussion");
  await page.getByLabel("Title").fill("Something for next year");
  await expect(page.getByRole("status").filter({ hasText: /told (now|at once)/ })).toBeVisible();
  await page.getByRole("textbox", { name: "Text" }).fill("Kia ora @hana-kereama");
  await page.getByText("Publish on a date").click();
  const soon = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);
  await page.getByLabel("Publish on", { exact: false }).last().fill(`${soon}T09:00`);
  await expectNoAxeViolations(page);
  await page.getByRole("button", { name: "Schedule" }).click();
  await expect(page.getByText(/It will be published on/)).toBeVisible();
  await expect(page.getByText("Scheduled")).toBeVisible();
  await page.getByRole("button", { name: "Take the date back" }).click();
  await expect(page.getByText("The date is taken back")).toBeVisible();
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("a reply is sent, and a page says who will be told", async ({ page }) => {
    await logIn(page, administrator);
    await page.goto(firstPost);
    const href = await page.getByRole("link", { name: "Who will be told?" }).getAttribute("href");
    await page.goto(href ?? "");
    await expect(page.getByRole("heading", { name: "Who will be told" })).toBeVisible();
    await page.goto(firstPost);
    await box(page).fill("By hand");
    await page.getByRole("button", { name: "Send reply" }).click();
    await expect(page.getByText("Your reply is there.")).toBeVisible();
  });
});
