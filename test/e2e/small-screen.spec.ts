import { administrator, expect, expectNoAxeViolations, firstPost, logIn, test } from "./journey.ts";

test.describe("on a phone @small", () => {
  test("every view fits, and its menu leads everywhere", async ({ page }) => {
    await logIn(page, administrator);
    const views = [
      "/",
      "/groups",
      "/groups/leading-effective-e-learning",
      "/groups/leading-effective-e-learning/members",
      "/groups/leading-effective-e-learning/posts/new?kind=article",
      firstPost,
      "/people",
      "/people/tamsin-marama",
      "/search?q=river",
      "/settings/profile",
      "/administration",
    ];
    for (const path of views) {
      await page.goto(path);
      const beyond = await page.evaluate(() => {
        const width = document.documentElement.clientWidth;
        if (document.documentElement.scrollWidth <= width) return [];
        return [...document.querySelectorAll("main *, aside *, header *, footer *")]
          .filter((element) => element.getBoundingClientRect().right > width + 1)
          .map((element) => `${element.localName}.${element.className}`);
      });
      expect(beyond, `${path} is no wider than the screen`).toEqual([]);
      await expectNoAxeViolations(page);
    }

    await page.goto(firstPost);
    await expect(page.getByRole("navigation", { name: "Community" })).toBeHidden();
    await page.getByRole("button", { name: "Menu" }).click();
    await expect(page.getByRole("navigation", { name: "Community" })).toBeVisible();
    await page.getByRole("navigation", { name: "Community" }).getByRole("link", { name: "People" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("People");
  });
});
