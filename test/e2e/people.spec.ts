import { expect, expectNoAxeViolations, fillSignUp, firstPost, newPerson, test } from "./journey.ts";

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "in the browser @phone" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("somebody signs up, says who they are, is found, and leaves again", async ({ page, watched }) => {
      watched.mayComplain.push(/404|422/);
      const person = newPerson(javaScriptEnabled ? "Kahu Pērā" : "Rewi Mātāmua");
      const handle = javaScriptEnabled ? "kahu-pera" : "rewi-matamua";
      const about = "I collect **weather** with Year 5.";

      await page.goto("/");
      await page.getByRole("link", { name: "Sign up" }).first().click();
      await fillSignUp(page, person);
      await expect(page).not.toHaveURL(/sign-up/);

      await test.step("fills in the profile", async () => {
        await page.goto("/settings/profile");
        await page.getByRole("textbox", { name: /^What I do/ }).fill("Teaches Year 5");
        await page.getByRole("combobox", { name: /^Region/ }).fill("Te Tairāwhiti");
        await page.getByRole("textbox", { name: /^What interests me/ }).fill("weather, kites");
        await page.getByRole("textbox", { name: /^About me/ }).fill(about);
        await page
          .getByRole("combobox", { name: "Who sees: About me" })
          .selectOption({ label: "Seen by everyone" });
        if (javaScriptEnabled) await expectNoAxeViolations(page);
        await page.getByRole("button", { name: "Save my profile" }).click();
        await expect(page.getByRole("status").or(page.getByRole("alert")).first()).toBeVisible();
      });

      await test.step("is found in the directory, by region and without macrons", async () => {
        await page.goto("/people?region=Te+Tairāwhiti");
        await expect(page.getByRole("main").getByRole("link", { name: person.name }).first()).toBeVisible();
        if (javaScriptEnabled) await expectNoAxeViolations(page);
        await page.goto(`/search?q=${handle.replace("-", "+")}`);
        await page.getByRole("main").getByRole("link", { name: person.name }).first().click();
        await expect(page.getByRole("heading", { level: 1 })).toContainText(person.name);
        await expect(page.getByText("I collect weather with Year 5.")).toBeVisible();
        if (javaScriptEnabled) await expectNoAxeViolations(page);
      });

      await test.step("writes something, and closes the account without leaving the name", async () => {
        await page.goto(firstPost);
        await page.getByRole("button", { name: "Join this group" }).click();
        const words = `Kites need wind, says ${handle}.`;
        await page.getByRole("textbox", { name: "Your reply" }).fill(words);
        await page.getByRole("button", { name: "Send reply" }).click();
        await expect(page.getByRole("article").getByText(words)).toBeVisible(); // and not only in the box

        await page.goto("/settings/closure");
        if (javaScriptEnabled) await expectNoAxeViolations(page);
        await page.getByLabel("They stay without my name").check();
        await page.getByLabel("Your present password").fill(person.password);
        await page.getByRole("button", { name: "Close my account for good" }).click();
        await expect(page.getByRole("link", { name: "Log in" }).first()).toBeVisible();

        await page.goto(firstPost);
        await expect(page.getByText(words)).toBeVisible();
        await expect(page.getByText("Former member").first()).toBeVisible();
        await expect(page.getByText(person.name)).toHaveCount(0);
        await page.goto(`/people/${handle}`);
        await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sorry");
      });
    });
  });
}
