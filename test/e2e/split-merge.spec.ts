import { administrator, expect, expectNoAxeViolations, logIn, test } from "./journey.ts";

const group = "/groups/leading-effective-e-learning";

test("replies get a talk of their own, go back, and two talks become one, without a script and on a phone", async ({
  page,
  browser,
  product,
}) => {
  test.setTimeout(60_000);
  const scriptless = await browser.newContext({
    baseURL: product.url,
    viewport: { width: 375, height: 740 },
    javaScriptEnabled: false,
  });
  const phone = await scriptless.newPage();
  await logIn(phone, administrator);
  await logIn(page, administrator);
  await phone.goto(`${group}/posts/new?kind=discussion`);
  await phone.getByRole("textbox", { name: "Title" }).fill("Two things in one");
  await phone.getByRole("textbox", { name: "Text" }).fill("One thing, and another");
  await phone.getByRole("button", { name: "Publish" }).click();
  const first = new URL(phone.url()).pathname;
  for (const words of ["About the one", "About the other"]) {
    await phone.locator("#reply-box textarea").fill(words);
    await phone.getByRole("button", { name: "Send reply" }).click();
  }
  const old = await phone
    .getByRole("article")
    .filter({ hasText: "About the other" })
    .last()
    .getAttribute("id");

  const split = async () => {
    await phone.goto(`${first.replace(/-.*/, "")}/split`);
    await phone.getByRole("checkbox").nth(1).check();
    await phone.getByRole("textbox", { name: "Title of the new talk" }).fill("The other thing");
    await phone.getByRole("textbox", { name: "What is it about?" }).fill("The other thing by itself");
    await phone.getByRole("textbox", { name: "Why?" }).fill("Each is easier by itself");
    await phone.getByRole("button", { name: "Split them off" }).click();
    await expect(phone.getByRole("heading", { level: 1 })).toHaveText("The other thing");
    return new URL(phone.url()).pathname;
  };

  await test.step("a reply is split off and put back", async () => {
    const made = await split();
    await phone.getByRole("button", { name: "Undo" }).click();
    await expect(phone.getByRole("heading", { level: 1 })).toHaveText("Two things in one");
    await expect(phone.getByText("About the other")).toBeVisible();
    await phone.goto(made);
    await expect(phone).toHaveURL(new RegExp(first));
  });

  const made = await split();
  await test.step("both talks say so, and the address of the reply leads on", async () => {
    await page.goto(first);
    await expect(
      page.getByRole("note").filter({ hasText: "moved one reply from here to The other thing" }),
    ).toContainText("Each is easier by itself");
    await page.goto(`/replies/${old?.replace("reply-", "")}`);
    await expect(page).toHaveURL(new RegExp(made));
    await expectNoAxeViolations(page);
  });

  await test.step("the two are joined again, after it was said that this cannot be undone", async () => {
    await page.goto(`${made.replace(/-.*/, "")}/split`);
    await expectNoAxeViolations(page);
    await page.goto(`${made.replace(/-.*/, "")}/merge`);
    await expectNoAxeViolations(page);
    await phone.goto(`${made.replace(/-.*/, "")}/merge`);
    await phone.getByRole("textbox", { name: "Which talk does it join?" }).fill(`${product.url}${first}`);
    await phone.getByRole("button", { name: "Join them" }).click();
    await expect(phone.getByRole("main")).toContainText("joining two talks cannot be undone");
    await phone.getByRole("checkbox").check();
    await phone.getByRole("button", { name: "Join them" }).click();
    await expect(phone.getByRole("heading", { level: 1 })).toHaveText("Two things in one");
    await page.goto(made);
    await expect(page).toHaveURL(new RegExp(first));
    await expect(page.getByText("joined the talk “The other thing” to this one")).toBeVisible();
  });
  await scriptless.close();
});
