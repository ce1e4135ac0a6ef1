import { expect, expectNoAxeViolations, fillSignUp, firstPost, newPerson, test } from "./journey.ts";

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "in the browser @phone" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("somebody chooses what they are told, in which hours, and asks why", async ({ page }) => {
      await page.goto("/sign-up");
      await fillSignUp(page, newPerson(javaScriptEnabled ? "Moana Heke" : "Tia Rangi"));
      await expect(page).not.toHaveURL(/sign-up/);

      await test.step("sets hours, and one sentence says what follows", async () => {
        await page.goto("/settings/notices");
        await page.getByLabel(/^From/).fill("07:00");
        await page.getByLabel(/^Until/).fill("18:00");
        await page.getByRole("button", { name: "Save" }).click();
        await expect(page.getByText("on weekdays between 07:00 and 18:00")).toBeVisible();
        await expect(page.getByLabel(/^From/)).toHaveValue("07:00");
        if (javaScriptEnabled) {
          await expect(page.getByRole("button", { name: "Push to this browser" })).toBeVisible();
          await expectNoAxeViolations(page);
        }
      });

      await test.step("asks of a talk what is told of it, and changes that there", async () => {
        await page.goto(`/notices/threads/${/\d+/.exec(firstPost)?.[0]}`);
        await expect(page.getByRole("heading", { level: 1 })).toHaveText("What I am told of here, and why");
        await expect(page.getByText("Not told", { exact: true }).first()).toBeVisible();
        if (javaScriptEnabled) await expectNoAxeViolations(page);
        await page.locator(".follow summary").click();
        await page.getByRole("button", { name: /^Watching/ }).click();
        await expect(
          page.getByText("You are told of every reply. You chose this for this talk."),
        ).toBeVisible();
      });

      await test.step("finds what is chosen on one page", async () => {
        await page.goto("/settings/notices");
        await expect(page.getByRole("link", { name: "Why build an online community?" })).toBeVisible();
      });
    });
  });
}
