import type { Page } from "@playwright/test";
import { administrator, expect, expectNoAxeViolations, logIn, signUp, test } from "./journey.ts";

const group = "/groups/leading-effective-e-learning";

/** Sends a form as the one whose page it is; the journey is about what comes after. */
async function send(page: Page, path: string, form: Record<string, string>): Promise<string> {
  const origin = new URL(page.url()).origin;
  const answer = await page.request.post(`${origin}${path}`, { form, headers: { origin }, maxRedirects: 0 });
  expect(answer.status(), path).toBe(303);
  return answer.headers().location ?? "";
}

test("a summary cites people, they say whether it is fair, and a newcomer opens what it rests on", async ({
  page,
  browser,
  product,
}) => {
  await logIn(page, administrator);
  const thread = await send(page, `${group}/posts`, {
    kind: "discussion",
    title: "How long is a round?",
    markdown: "Ten minutes, or twenty?",
  });
  const phone = await browser.newContext({
    baseURL: product.url,
    viewport: { width: 375, height: 740 },
    colorScheme: "dark",
    javaScriptEnabled: false,
  });
  const other = await phone.newPage();
  const person = await signUp(other, "Mere Example");
  await send(other, `${group}/membership`, {});
  const reply = await send(other, `${new URL(thread, product.url).pathname.replace(/-.*$/, "")}/replies`, {
    markdown: "Twenty for those who write slowly.",
  });
  const replyId = /#reply-(\d+)/.exec(reply)?.[1] ?? "";

  await test.step("is written with the reply that it rests on", async () => {
    await page.goto(`${thread.replace(/-.*$/, "")}/summary?cite=${replyId}`);
    await expectNoAxeViolations(page);
    await expect(page.locator("textarea[name=markdown]")).toHaveValue(
      `- … ([${person.name}](/replies/${replyId}))`,
    );
    await page.locator("textarea[name=markdown]").evaluate((box: HTMLTextAreaElement) => {
      box.value = box.value.replace("…", "Ten minutes are enough");
      box.dispatchEvent(new Event("input", { bubbles: true }));
    });
    await page.getByRole("button", { name: "Save the summary" }).click();
    await expect(page.getByRole("region", { name: "Summary" })).toContainText("Ten minutes are enough");
    await expectNoAxeViolations(page);
  });

  await test.step("asks the one it cites, on a phone without scripts, and shows the no", async () => {
    await other.goto(thread);
    await expect(other.getByText("You are cited here. Is that fair?")).toBeVisible();
    await other.getByText("No, I meant something else").click();
    await other.getByLabel("What did you mean?").fill("Twenty, I said.");
    await other.getByRole("button", { name: "Send", exact: true }).click();
    await expect(other.getByText("You do not find fair how you are cited")).toBeVisible();
    const wide = await other.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(375);
  });

  await test.step("says so to its writer, who mends it and sees the history", async () => {
    await page.goto(thread);
    await expect(page.getByRole("region", { name: "Summary" })).toContainText("Twenty, I said.");
    await page.getByText(/Cites one person/).click();
    await page.getByRole("link", { name: "reply 1" }).click();
    await expect(page).toHaveURL(new RegExp(`#reply-${replyId}$`));
    await page.getByRole("link", { name: "History" }).click();
    await expect(page.getByRole("heading", { name: "History of the summary" })).toBeVisible();
    await expectNoAxeViolations(page);
  });
  await phone.close();
});
