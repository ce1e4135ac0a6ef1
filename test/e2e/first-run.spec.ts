import { startProduct } from "../support/product.ts";
import { expect, expectNoAxeViolations, test } from "./journey.ts";

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "in the browser" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("whoever starts Weft sets it up by the link in the terminal and is at home", async ({ browser }) => {
      const product = await startProduct({ startMs: 60_000 });
      const context = await browser.newContext({ baseURL: product.url, javaScriptEnabled });
      const page = await context.newPage();
      try {
        await page.goto("/groups");
        await expect(page.getByRole("heading", { level: 1 })).toHaveText("Not set up yet");
        if (javaScriptEnabled) await expectNoAxeViolations(page);

        const link = /Set it up here.*?(http\S+)/.exec(product.output())?.[1] ?? "";
        await page.goto(link);
        if (javaScriptEnabled) await expectNoAxeViolations(page);
        await page.getByLabel("Its name").fill("Ngā Kaiako o te Uru");
        await page.getByLabel("Anyone, once you have said yes").check();
        await page.getByLabel("Your name").fill("Marama Tūhoe");
        await page.getByLabel("Your mail address").fill("marama@school.example");
        await page.getByLabel("A password").fill("too short");
        await page.getByLabel("With the example community").check();
        // The browser itself would stop a short password; one without its checks is told by the page.
        await page
          .locator("form.form")
          .evaluate((form: HTMLFormElement) => form.setAttribute("novalidate", ""));
        await page.getByRole("button", { name: "Set up the community" }).click();
        await expect(page.getByRole("alert")).toContainText("A password");
        await expect(page.getByLabel("Your name")).toHaveValue("Marama Tūhoe");
        await page.getByLabel("A password").fill("long enough to keep");
        await page.getByRole("button", { name: "Set up the community" }).click();

        await expect(page).toHaveURL(`${product.url}/`, { timeout: 60_000 });
        await expect(page.getByText("Ngā Kaiako o te Uru is set up, and you are logged in.")).toBeVisible();
        await expect(page.getByRole("link", { name: "Leading Effective e-Learning" }).first()).toBeVisible();
        await expect(page.getByRole("link", { name: "Swap a lesson, keep the mistakes in" })).toBeVisible();
        if (javaScriptEnabled) await expectNoAxeViolations(page);

        await page.goto(link);
        await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sorry");
      } finally {
        await context.close();
        await product.stop();
      }
    });
  });
}
