import type { Page } from "@playwright/test";
import { administrator, expect, expectNoAxeViolations, firstPost, logIn, signUp, test } from "./journey.ts";

const group = "/groups/leading-effective-e-learning";

/** Sends a form as the one whose page it is; the journey is about what comes after. */
async function send(page: Page, path: string, form: Record<string, string>): Promise<string> {
  const origin = new URL(page.url()).origin;
  const answer = await page.request.post(`${origin}${path}`, { form, headers: { origin }, maxRedirects: 0 });
  expect(answer.status(), path).toBe(303);
  return answer.headers().location ?? "";
}

const expectNarrow = async (page: Page) =>
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);

test("two talk aside, carry words back when both agree, and an administrator reads only in the open", async ({
  page,
  browser,
  product,
  watched,
}) => {
  const mere = await signUp(page, "Mere Aside");
  await send(page, `${group}/membership`, {});
  const phone = await browser.newContext({
    baseURL: product.url,
    viewport: { width: 375, height: 740 },
    colorScheme: "dark",
    javaScriptEnabled: false,
  });
  const other = await phone.newPage();
  const tane = await signUp(other, "Tane Aside");
  await send(other, `${group}/membership`, {});

  await test.step("begins beside a talk, by choosing a person", async () => {
    await page.goto("/conversations");
    await expect(page.getByText("No conversations yet")).toBeVisible();
    await expectNoAxeViolations(page);
    await page.goto(firstPost);
    await page.getByRole("link", { name: "Talk aside with some of them" }).click();
    await page.getByRole("searchbox", { name: "Find people by name" }).fill("Tane Aside");
    await page.keyboard.press("Enter");
    await page.getByRole("link", { name: `Add ${tane.name}` }).click();
    await expectNoAxeViolations(page);
    await page.locator("textarea[name=markdown]").evaluate((box: HTMLTextAreaElement) => {
      box.value = "Ten minutes are **enough**.";
      box.dispatchEvent(new Event("input", { bubbles: true }));
    });
    await page.getByRole("button", { name: "Send", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1, name: tane.name })).toBeVisible();
    await expect(page.getByText("Ten minutes are enough.")).toBeVisible();
    await expectNoAxeViolations(page);
  });
  const path = new URL(page.url()).pathname;

  await test.step("is told to the other, who answers on a phone without scripts", async () => {
    await other.goto("/notices");
    await expect(other.getByText(`${mere.name} wrote to you`)).toBeVisible();
    await other.goto("/conversations");
    await expectNarrow(other);
    await other.getByRole("link", { name: mere.name }).click();
    await other.getByLabel("Your message").fill("Twenty for those who write slowly.");
    await other.getByRole("button", { name: "Send", exact: true }).click();
    await expect(other.getByText("Twenty for those who write slowly.")).toBeVisible();
    await expectNarrow(other);
  });

  await test.step("words of it are carried into the talk once both have said yes", async () => {
    await page.goto(path);
    await page.getByRole("link", { name: "Carry into the talk" }).first().click();
    await page.getByText("Choose other messages").click();
    await page.getByRole("checkbox", { name: tane.name }).check();
    await page.getByRole("button", { name: "Make the text" }).click();
    await expectNoAxeViolations(page);
    await expect(page.locator("textarea[name=markdown]")).toHaveValue(/Twenty for those/);
    await page.getByRole("button", { name: "Ask the others" }).click();
    await expect(page.getByText(`Not answered yet: ${tane.name}.`)).toBeVisible();
    await expectNoAxeViolations(page);
    await other.goto(path);
    await expect(other.getByText(`${mere.name} asks: may this be carried into the talk?`)).toBeVisible();
    await expectNarrow(other);
    await other.getByRole("button", { name: "Yes, carry it over" }).click();
    await expect(other.getByText("All agreed. It stands in the talk now.")).toBeVisible();
    await page.goto(path);
    await page.getByRole("link", { name: "the talk", exact: true }).click();
    await expect(page.getByText(/with the agreement of Mere Aside.*Tane Aside/)).toBeVisible();
  });

  await test.step("reported, it is opened under a reason, and both are told", async () => {
    await other.goto(`${path}/people`);
    await expectNarrow(other);
    await other.getByLabel("What is wrong?").fill("I would like somebody to look.");
    await other.getByRole("button", { name: "Send the report" }).click();
    await expect(other.getByText("The report is sent to the administrators.")).toBeVisible();
    const desk = await browser.newContext({ baseURL: product.url });
    const admin = await desk.newPage();
    await logIn(admin, administrator);
    expect((await admin.goto(path))?.status()).toBe(404);
    await admin.goto("/administration/conversations");
    await expect(admin.getByText("I would like somebody to look.")).toBeVisible();
    await admin.getByText("Open the conversation").click();
    await admin.getByLabel("Why do you open it?").fill("Asked to look");
    await expectNoAxeViolations(admin);
    await admin.getByRole("button", { name: "Open it and tell everybody in it" }).click();
    await expect(admin.getByText("Twenty for those who write slowly.")).toBeVisible();
    await expectNoAxeViolations(admin);
    await admin.goto("/administration/conversations/openings");
    await expect(admin.getByText("Asked to look")).toBeVisible();
    await expectNoAxeViolations(admin);
    await desk.close();
    await page.goto("/notices");
    await expect(page.getByText(`${administrator.name}, an administrator, has opened`)).toBeVisible();
    await page.goto(path);
    await expect(page.getByText(/The reason given: Asked to look/)).toBeVisible();
    await page.goto(`${path}/people`);
    await expectNoAxeViolations(page);
    await page.goto("/settings/conversations");
    await expectNoAxeViolations(page);
  });

  await test.step("who leaves finds nothing there", async () => {
    await other.goto(`${path}/people`);
    await other.getByLabel("I want to leave").check();
    await other.getByRole("button", { name: "Leave the conversation" }).click();
    await expect(other.getByText("You have left the conversation.")).toBeVisible();
    expect((await other.goto(path))?.status()).toBe(404);
    await page.goto(path);
    await expect(page.getByText("Nobody else is in this conversation any more.")).toBeVisible();
  });
  watched.mayComplain.push(/404/);
  await phone.close();
});
