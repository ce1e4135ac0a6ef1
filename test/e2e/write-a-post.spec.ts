import type { Page } from "@playwright/test";
import { administrator, expect, expectNoAxeViolations, firstPost, logIn, signUp, test } from "./journey.ts";

const group = "/groups/leading-effective-e-learning";
const film = "https://vimeo.com/1084537";

/** Gives a picture to the text field as another program would: by "drop" or by "paste". */
async function give(page: Page, way: "drop" | "paste", name: string): Promise<void> {
  const data = await page.evaluateHandle(async (fileName) => {
    const canvas = new OffscreenCanvas(640, 400);
    const pen = canvas.getContext("2d") as OffscreenCanvasRenderingContext2D;
    pen.fillStyle = fileName.includes("river") ? "#2c7a94" : "#0b5d57";
    pen.fillRect(0, 0, 640, 400);
    const transfer = new DataTransfer();
    transfer.items.add(new File([await canvas.convertToBlob()], fileName, { type: "image/png" }));
    return transfer;
  }, name);
  await page.getByRole("textbox", { name: "Text" }).evaluate(
    (field, { transfer, kind }) => {
      const event =
        kind === "drop"
          ? new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true })
          : new ClipboardEvent("paste", { clipboardData: transfer, bubbles: true, cancelable: true });
      field.dispatchEvent(event);
    },
    { transfer: data, kind: way },
  );
}

test("a member writes a post with pictures and a film, and loses nothing on the way", async ({
  page,
  watched,
}) => {
  await signUp(page, "Ngaio Paki");
  await page.goto(group);
  await page.getByRole("button", { name: "Join this group" }).first().click();
  await expect(page.getByRole("button", { name: "Join this group" })).toHaveCount(0);
  await page.goto(`${group}/posts/new?kind=question`);
  // The form's field, which has the Markdown whichever way it is written.
  const text = page.locator('textarea[name="markdown"]');

  await test.step("drops one picture into the text, pastes another, and says who made it", async () => {
    await page.getByRole("textbox", { name: "Title" }).fill("What does the river teach?");
    await text.fill(`We went to the river.\n\n${film}`);
    await give(page, "drop", "river.png");
    await expect(text).toHaveValue(/attachment:[0-9a-f-]{36}/);
    await give(page, "paste", "bush.png");
    await expect(text).toHaveValue(/attachment:[\s\S]*attachment:/);
    await page.getByRole("button", { name: "Describe and credit" }).first().click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("What it shows").fill("The river after rain");
    await dialog.getByLabel("Who made it").fill("Room 14");
    await dialog.getByLabel("How it may be used").selectOption("cc-by-4.0");
    await dialog.getByRole("button", { name: "Keep this" }).click();
    await expect(dialog).toBeHidden();
    await expect(text).toHaveValue(/The river after rain/);
    await expectNoAxeViolations(page);
  });

  await test.step("looks at it before it is sent", async () => {
    await page.getByRole("button", { name: "Preview" }).click();
    await expect(page.getByRole("img", { name: "The river after rain" })).toBeVisible();
    await page.getByRole("button", { name: "Preview" }).click();
  });

  await test.step("finds it again after the page was closed", async () => {
    const written = await text.inputValue();
    await page.reload();
    await expect(text).toHaveValue(written);
    await expect(page.getByRole("textbox", { name: "Title" })).toHaveValue("What does the river teach?");
  });

  await test.step("publishes it: the picture has its credit, the film loads nothing by itself", async () => {
    await page.getByRole("button", { name: "Publish" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("What does the river teach?");
    await expect(page.getByText("Photo: Room 14, CC BY 4.0")).toBeVisible();
    await expect(page.getByRole("img", { name: "The river after rain" })).toBeVisible();
    const frame = page.locator("weft-video");
    await frame.scrollIntoViewIfNeeded();
    await expect(page.locator("iframe")).toHaveCount(0);
    expect(watched.outside).toEqual([]);
    await expectNoAxeViolations(page);

    // Only a press asks the provider, and its variant that tracks least; here nobody answers.
    await page.route(/vimeo/, (route) => route.fulfill({ body: "a film", contentType: "text/html" }));
    await frame.getByRole("button").or(frame.getByRole("link")).first().click();
    await expect(page.locator("iframe")).toHaveAttribute(
      "src",
      /^https:\/\/player\.vimeo\.com\/video\/1084537\?dnt=1/,
    );
    await expect.poll(() => watched.outside.length).toBeGreaterThan(0);
    watched.outside.length = 0;
  });
});

test("a thread that turned closed says so, and an old version can be read", async ({ page }) => {
  await logIn(page, administrator);
  await page.goto(firstPost);
  await page.getByRole("link", { name: "edited" }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.locator("ins").first()).toBeVisible();
  await expectNoAxeViolations(page);
  await page.goto("/search?q=weekend national hui");
  await page
    .getByRole("link", { name: /Which weekend for the national hui/ })
    .first()
    .click();
  await expect(page.getByText("We have a date: the third weekend of term three.")).toBeVisible();
  await expect(page.locator("#reply-box").getByRole("textbox")).toHaveCount(0);
  await expectNoAxeViolations(page);
});

test("a thread of thirty replies turns its pages, and each reply keeps its address", async ({ page }) => {
  await page.goto("/search?q=stopped doing this year");
  await page
    .getByRole("link", { name: /One thing you stopped doing this year/ })
    .first()
    .click();
  await expect(page.getByRole("heading", { name: "30 replies" })).toBeVisible();
  await page
    .getByRole("navigation", { name: "Pages of replies" })
    .last()
    .getByRole("link", { name: "Page 2" })
    .click();
  await expect(page).toHaveURL(/page=2/);
  await expect(page.getByText("Could we do this every year?")).toBeVisible();
  const address = page
    .getByRole("article")
    .filter({ hasText: "Could we do this every year?" })
    .locator('a[href^="/replies/"]')
    .first();
  await page.goto((await address.getAttribute("href")) ?? "");
  await expect(page).toHaveURL(/page=2#reply-\d+/);
  await expect(page.getByText("Could we do this every year?")).toBeInViewport();
  await expectNoAxeViolations(page);
});
