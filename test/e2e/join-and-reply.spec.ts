import {
  administrator,
  expect,
  expectNoAxeViolations,
  fillSignUp,
  firstPost,
  logIn,
  newPerson,
  test,
} from "./journey.ts";

// The journey that all the others hang on: from a page that somebody happens upon to a reply in it.
for (const javaScriptEnabled of [true, false]) {
  const word = javaScriptEnabled ? "tūmatakuru" : "kōrimurimu";

  test.describe(javaScriptEnabled ? "in the browser @phone" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("a visitor reads, joins, replies, and is seen and found", async ({ page, browser, baseURL }) => {
      await page.goto(firstPost);
      await test.step("reads the post with all that belongs to it", async () => {
        const main = page.getByRole("main");
        await expect(page.getByRole("heading", { level: 1 })).toHaveText("Why build an online community?");
        const picture = main.getByRole("img", { name: /strips of green and gold flax/i });
        await picture.scrollIntoViewIfNeeded();
        await expect
          .poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth))
          .toBeGreaterThan(0);
        const credit = page.locator("figcaption");
        await expect(credit).toContainText("Photo: Mei-Ling Foster, CC BY 4.0");
        await expect(credit.getByRole("link", { name: "CC BY 4.0" })).toHaveAttribute(
          "href",
          /creativecommons/,
        );
        await expect(page.locator("weft-video")).toBeVisible();
        await expect(page.locator("iframe")).toHaveCount(0);
        await expect(main.getByRole("listitem").filter({ hasText: "What is in it for you?" })).toBeVisible();
        // Twelve, and those of the journeys that came by before.
        await expect(page.getByRole("heading", { name: /^1[2-9] replies$/ })).toBeVisible();
        await expect(main.getByText("Can we agree that")).toBeVisible();
        const related = page.getByRole("complementary");
        await expect(related.getByRole("heading", { name: "You might also be interested in" })).toBeVisible();
        await expect(related.getByText(/^Same tags?:/).first()).toBeVisible();
        if (javaScriptEnabled) await expectNoAxeViolations(page);
      });

      const person = newPerson(javaScriptEnabled ? "Rāwinia Te Moana" : "Hemi Te Moana");
      await test.step("joins in one press, by way of signing up", async () => {
        await expect(
          page.getByRole("heading", { name: "Join this group to contribute to discussions" }),
        ).toBeVisible();
        await page.getByRole("button", { name: "Join this group" }).click();
        await expect(page).toHaveURL(/\/sign-up/);
        if (javaScriptEnabled) await expectNoAxeViolations(page);
        await fillSignUp(page, person);
        await expect(page).toHaveURL(new RegExp(`${firstPost}#reply-box$`));
        await expect(page.getByText("Join this group to contribute")).toHaveCount(0);
      });

      await test.step("replies", async () => {
        const box = page.locator("#reply-box");
        await expect(box).toBeInViewport();
        await box
          .getByRole("textbox")
          .fill(`Kia ora koutou. I would like to talk about ${word} and **patience**.`);
        if (javaScriptEnabled) await expectNoAxeViolations(page);
        await box.getByRole("button", { name: "Reply" }).click();
        await expect(page.getByText(`about ${word} and patience`)).toBeVisible();
        await expect(page).toHaveURL(/#reply-\d+$/);
      });

      await test.step("a steward sees it", async () => {
        const context = await browser.newContext({ baseURL, javaScriptEnabled });
        const theirs = await context.newPage();
        await logIn(theirs, administrator);
        await theirs.goto(firstPost);
        await expect(theirs.getByText(`about ${word} and patience`)).toBeVisible();
        await expect(theirs.getByRole("link", { name: person.name }).first()).toBeVisible();
        await theirs.goto("/groups/leading-effective-e-learning/members");
        await expect(theirs.getByRole("link", { name: person.name }).first()).toBeVisible();
        await context.close();
      });

      await test.step("and search finds it by the word without its macron", async () => {
        const plain = word.normalize("NFD").replace(/\p{M}/gu, "");
        await page.goto(`/search?q=${plain}`);
        await expect(page.getByRole("main").locator("mark")).toHaveText(word);
        await page
          .getByRole("main")
          .getByRole("link", { name: /Why build an online community/ })
          .first()
          .click();
        await expect(page.getByText(`about ${word} and patience`)).toBeVisible();
      });
    });
  });
}
