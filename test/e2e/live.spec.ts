import type { Browser, BrowserContext, Page } from "@playwright/test";
import { administrator, expect, expectNoAxeViolations, logIn, newPerson, signUp, test } from "./journey.ts";

const group = "/groups/leading-effective-e-learning";

/** Somebody who may talk in the group, in a browser of their own. */
async function memberIn(browser: Browser, baseURL: string | undefined, name: string): Promise<Page> {
  const context = await browser.newContext({ baseURL });
  const page = await context.newPage();
  await signUp(page, name);
  await page.goto(group);
  const join = page.getByRole("main").getByRole("button", { name: /^Join/ });
  await join.first().click();
  await expect(join).toHaveCount(0);
  return page;
}

/** Starts a talk that is long enough to scroll in. @returns its address. */
async function startTalk(page: Page, title: string): Promise<string> {
  await page.goto(`${group}/posts/new?kind=discussion`);
  const request = page.context().request;
  const origin = new URL(page.url()).origin;
  const answer = await request.post(`${group}/posts`, {
    form: { kind: "discussion", title, markdown: "A long beginning.\n\n".repeat(60), intent: "publish" },
    headers: { origin },
  });
  return new URL(answer.url()).pathname;
}

/** Answers as the form without a script does; what is tested is how others hear of it. */
async function answer(page: Page, thread: string, markdown: string): Promise<void> {
  const id = /\/posts\/(\d+)/.exec(thread)?.[1];
  const { origin } = new URL(page.url());
  const sent = await page
    .context()
    .request.post(`/posts/${id}/replies`, { form: { markdown }, headers: { origin } });
  expect(sent.ok()).toBe(true);
}

/** Opens the thread and waits until its line stands. */
async function openAlive(page: Page, thread: string): Promise<void> {
  await page.goto(thread);
  await expect(page.locator("weft-live[data-alive]")).toHaveCount(1, { timeout: 30_000 });
}

const news = (page: Page) => page.locator("weft-news [role=status]");
const scrollOf = (page: Page) => page.evaluate(() => Math.round(scrollY));

test("a reply by somebody else waits behind a button, and comes without moving what one reads", async ({
  browser,
  baseURL,
  watched,
}) => {
  watched.mayComplain.push(/./);
  const reader = await memberIn(browser, baseURL, "Rere Tamahori");
  const writer = await memberIn(browser, baseURL, "Wini Ropata");
  const thread = await startTalk(writer, "What waits behind a button");
  await openAlive(reader, thread);
  await openAlive(writer, thread);
  await expect(reader.locator(".live-here")).toHaveText("Reading now: 1 other", { timeout: 40_000 });

  await reader.evaluate(() => scrollTo({ top: 300, behavior: "instant" }));
  const before = await scrollOf(reader);
  await answer(writer, thread, "The first answer");
  await expect(news(reader)).toHaveText("1 new reply");
  await answer(writer, thread, "The second answer");
  await expect(news(reader)).toHaveText("2 new replies");
  await expect(reader.getByText("The first answer")).toHaveCount(0);
  expect(await scrollOf(reader)).toBe(before);
  await expectNoAxeViolations(reader);

  // By the keyboard, from where one stands.
  await reader.evaluate(() => scrollTo({ top: 300, behavior: "instant" }));
  await news(reader).getByRole("button").focus();
  const standing = await scrollOf(reader);
  await reader.keyboard.press("Enter");
  await expect(reader.getByText("The second answer")).toHaveCount(1);
  await expect(news(reader)).toContainText("2 new replies are shown at the end.");
  expect(await scrollOf(reader)).toBe(standing);
  await expect(reader.getByRole("link", { name: "Go to the first" })).toBeFocused();
  await expect(reader.getByRole("heading", { name: "2 replies" })).toBeVisible();
  await expectNoAxeViolations(reader);

  // What stands here already changes quietly.
  await reader.evaluate(() => scrollTo({ top: 0, behavior: "instant" }));
  const reply = await reader.locator("article.thread-item").first().getAttribute("id");
  const replyId = reply?.replace("reply-", "");
  const { origin } = new URL(writer.url());
  const mended = await writer.context().request.post(`/replies/${replyId}?_method=patch`, {
    form: { markdown: "The first answer, mended" },
    headers: { origin },
  });
  expect(mended.ok()).toBe(true);
  await expect(reader.getByText("The first answer, mended")).toHaveCount(1);
  expect(await scrollOf(reader)).toBe(0);
  for (const page of [reader, writer]) await page.context().close();
});

test("a browser that slept, was offline, or whose server began anew misses nothing @phone", async ({
  browser,
  baseURL,
  product,
  watched,
}) => {
  test.slow(); // the server starts twice, and a browser does not come back at once
  watched.mayComplain.push(/./);
  const reader = await memberIn(browser, baseURL, "Moe Tangaroa");
  const writer = await memberIn(browser, baseURL, "Oho Rangihuna");
  const thread = await startTalk(writer, "What one misses asleep");
  await openAlive(reader, thread);
  await answer(writer, thread, "Awake");
  await expect(news(reader)).toHaveText("1 new reply");

  await reader.context().setOffline(true);
  await answer(writer, thread, "Offline");
  await reader.context().setOffline(false);
  await expect(news(reader)).toHaveText("2 new replies", { timeout: 30_000 });

  const session = await reader.context().newCDPSession(reader);
  await session.send("Page.setWebLifecycleState", { state: "frozen" });
  await answer(writer, thread, "Asleep");
  await session.send("Page.setWebLifecycleState", { state: "active" });
  await expect(news(reader)).toHaveText("3 new replies", { timeout: 30_000 });

  await answer(writer, thread, "Before the end");
  await expect(news(reader)).toHaveText("4 new replies", { timeout: 30_000 });
  await session.send("Page.setWebLifecycleState", { state: "frozen" });
  await answer(writer, thread, "Before the end, to one who sleeps");
  await product.restart();
  await answer(writer, thread, "After it");
  await session.send("Page.setWebLifecycleState", { state: "active" });
  await expect(news(reader)).toHaveText("6 new replies", { timeout: 90_000 });
  await news(reader).getByRole("button").click();
  for (const words of ["Awake", "Offline", "Asleep", "Before the end", "After it"])
    await expect(reader.getByText(words, { exact: true })).toHaveCount(1);

  // And one who is awake meanwhile.
  await product.restart();
  await answer(writer, thread, "Once more");
  await expect(news(reader)).toContainText("1 new reply", { timeout: 90_000 });
  for (const page of [reader, writer]) await page.context().close();
});

test("one line serves all tabs of a browser, lists have news, and logging out in one tab ends it", async ({
  browser,
  baseURL,
  watched,
}) => {
  watched.mayComplain.push(/./);
  const writer = await memberIn(browser, baseURL, "Tahi Paenga");
  const thread = await startTalk(writer, "One line for all");
  const reader = await memberIn(browser, baseURL, "Toru Hohepa");
  const context: BrowserContext = reader.context();
  await openAlive(reader, thread);
  const second = await context.newPage();
  await second.goto(thread);
  const home = await context.newPage();
  await home.goto("/");
  await answer(writer, thread, "For every tab");
  await expect(news(reader)).toHaveText("1 new reply");
  await expect(news(second)).toHaveText("1 new reply");
  const list = home.locator("weft-list-news [role=status]");
  await expect(list).toHaveText("1 conversation has news");
  await home.keyboard.press("."); // the key for it, of those that /keys lists
  await expect(home.locator("weft-list-news [role=status]")).toHaveText("The list is up to date.");
  await expect(home.getByRole("link", { name: "One line for all" }).first()).toBeVisible();
  await expectNoAxeViolations(home);

  const { origin } = new URL(second.url());
  await context.request.post("/log-out", { headers: { origin } });
  await answer(writer, thread, "For nobody here");
  await openAlive(writer, thread);
  await expect(writer.getByText("For nobody here")).toBeVisible();
  await expect(news(reader)).toHaveText("1 new reply");
  for (const page of [reader, writer]) await page.context().close();
});

test("whoever may no longer see a thread hears nothing of it from that moment", async ({
  browser,
  baseURL,
  watched,
}) => {
  watched.mayComplain.push(/./);
  const reader = await memberIn(browser, baseURL, "Whakaaro Ihaka");
  const context = await browser.newContext({ baseURL });
  const steward = await context.newPage();
  await logIn(steward, administrator);
  const thread = await startTalk(steward, "Taken away");
  await openAlive(reader, thread);
  await answer(steward, thread, "Still here");
  await expect(news(reader)).toHaveText("1 new reply");
  const id = /\/posts\/(\d+)/.exec(thread)?.[1];
  const { origin } = new URL(steward.url());
  await context.request.post(`/posts/${id}?_method=delete`, { headers: { origin } });
  await expect(news(reader)).toHaveText("This conversation can no longer be followed here.");
  for (const page of [reader, steward]) await page.context().close();
});

test("how one is shown to other readers is one's own choice @phone", async ({ page }) => {
  const person = newPerson("Huna Pere");
  await page.goto("/sign-up");
  await page.getByLabel("Your name").fill(person.name);
  await page.getByLabel("Mail address").fill(person.email);
  await page.getByLabel("Password").fill(person.password);
  await page.getByRole("button", { name: "Make my account" }).click();
  await page.goto("/settings/presence");
  await expect(page.getByLabel("Count me, without my name")).toBeChecked();
  await page.getByLabel("Do not count me").check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByLabel("Do not count me")).toBeChecked();
  await expectNoAxeViolations(page);
});
