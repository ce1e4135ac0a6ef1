import { administrator, expect, expectNoAxeViolations, logIn, signUp, test } from "./journey.ts";

const home = "/groups/leading-effective-e-learning";
const other = "/groups/te-tai-tokerau";
const otherName = "Te Tai Tokerau e-leaders";

test("a talk stands in two groups, shared on a phone without a script, and is answered from the other one", async ({
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
  await phone.goto(`${home}/posts/new?kind=discussion`);
  await phone.getByRole("textbox", { name: "Title" }).fill("Who lends a projector?");
  await phone.getByRole("textbox", { name: "Text" }).fill("For the hui in May");
  await phone.getByRole("button", { name: "Publish" }).click();
  const post = new URL(phone.url()).pathname;

  await test.step("it is shared by a plain form, and says so", async () => {
    await phone.getByRole("main").locator("summary").first().click();
    await phone.getByRole("link", { name: "Share into a group" }).click();
    const wide = await phone.evaluate(() => document.documentElement.scrollWidth).catch(() => 375);
    expect(wide).toBeLessThanOrEqual(375);
    await phone.getByLabel("Into which group?").selectOption({ label: otherName });
    await phone.getByRole("textbox", { name: "Why?" }).fill("They have some in the north");
    await phone.getByRole("button", { name: "Share it" }).click();
    await expect(phone.getByText(`It now stands in ${otherName} too.`)).toBeVisible();
    await expect(phone.getByText("Also in:").getByRole("link", { name: otherName })).toBeVisible();
    await expect(phone.getByRole("note").filter({ hasText: "shared this into" })).toContainText(
      "They have some in the north",
    );
  });

  await test.step("a member of the other group finds it there, with its home, and answers", async () => {
    await signUp(page, "Nita Rangi");
    await page.goto(other);
    await page.getByRole("button", { name: "Join this group" }).first().click();
    await page.goto(other);
    const line = page.getByRole("listitem").filter({ hasText: "Who lends a projector?" });
    await expect(line).toContainText("Leading Effective e-Learning");
    await line.getByRole("link", { name: "Who lends a projector?" }).click();
    await expect(page).toHaveURL(new RegExp(post));
    await page.locator("#reply-box").getByRole("textbox").first().fill("We do.");
    await page.getByRole("button", { name: "Send reply" }).click();
    await expect(page.getByRole("article").filter({ hasText: "We do." }).first()).toBeVisible();
    await expectNoAxeViolations(page);
    await page.goto(`${post.replace(/-.*/, "")}/shares`);
    await expect(page.getByRole("button", { name: "Take it out" })).toHaveCount(0);
  });

  await test.step("it is taken out again; the answer stays", async () => {
    await page.context().clearCookies();
    await logIn(page, administrator);
    await page.goto(`${post.replace(/-.*/, "")}/shares`);
    await expectNoAxeViolations(page);
    await page.getByRole("button", { name: `Take it out of ${otherName}` }).click();
    await expect(page.getByText(`It no longer stands in ${otherName}.`)).toBeVisible();
    await expect(page.getByText("We do.")).toBeVisible();
    await expect(page.getByText("Also in:")).toHaveCount(0);
    await page.goto(other);
    await expect(page.getByText("Who lends a projector?")).toHaveCount(0);
  });
  await scriptless.close();
});
