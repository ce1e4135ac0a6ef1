import { expect, expectNoAxeViolations, firstPost, signUp, test } from "./journey.ts";

/** A small picture, drawn in the browser or (without scripts) given as bytes. */
const pixel = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const damaged = Buffer.from("ffd8ffe000104a46494600010100000100010000", "hex");

test("somebody puts pictures into a reply, describes one, and finds it again", async ({ page, watched }) => {
  watched.mayComplain.push(/422/);
  await signUp(page, "Pania Hohepa");
  await page.goto(firstPost);
  await page.getByRole("button", { name: "Join this group" }).click();
  const text = page.locator("#reply-box textarea");

  await test.step("picks two: the good one comes into the text, the damaged one says what is wrong", async () => {
    await text.fill("This is our hall.");
    const [chooser] = await Promise.all([
      page.waitForEvent("filechooser"),
      page.getByRole("button", { name: "Add pictures or files" }).click(),
    ]);
    await chooser.setFiles([
      { name: "hall.png", mimeType: "image/png", buffer: pixel },
      { name: "broken.jpg", mimeType: "image/jpeg", buffer: damaged },
    ]);
    await expect(text).toHaveValue(/^This is our hall\.\n\n!\[hall\.png\]\(attachment:[0-9a-f-]{36}\)/);
    const broken = page.getByRole("listitem").filter({ hasText: "broken.jpg" });
    await expect(broken).toContainText("This picture cannot be read");
    await broken.getByRole("button").click();
    await expect(broken).toHaveCount(0);
  });

  await test.step("says what it shows and who made it, by keyboard", async () => {
    const describe = page.getByRole("button", { name: "Describe and credit" });
    await describe.press("Enter");
    const dialog = page.getByRole("dialog", { name: "What it shows and who made it" });
    await expect(dialog.getByLabel("What it shows")).toBeFocused();
    await expectNoAxeViolations(page);
    await page.keyboard.type("The hall of our school");
    await dialog.getByLabel("Who made it").fill("P. Hohepa");
    await dialog.getByLabel("How it may be used").selectOption("cc-by-4.0");
    await dialog.getByRole("button", { name: "Keep this" }).press("Enter");
    await expect(dialog).toBeHidden();
    await expect(describe).toBeFocused();
    await expect(text).toHaveValue(/!\[The hall of our school\]\(attachment:/);
  });

  await test.step("sends it: the picture stands there with its credit", async () => {
    await page.getByRole("button", { name: "Send reply" }).click();
    await expect(page).toHaveURL(/#reply-\d+$/); // until then the picture stands in the box
    const picture = page.getByRole("img", { name: "The hall of our school" });
    await picture.scrollIntoViewIfNeeded();
    await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0);
    await expect(page.getByText("Photo: P. Hohepa, CC BY 4.0")).toBeVisible();
  });

  await test.step("finds it again by a word", async () => {
    await page.goto("/pictures");
    await page.getByRole("searchbox", { name: "Search pictures" }).fill("hall school");
    await page.getByRole("searchbox", { name: "Search pictures" }).press("Enter");
    await expect(page.getByRole("img", { name: "The hall of our school" })).toBeVisible();
    await expectNoAxeViolations(page);
  });
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a form gives the line that puts a picture into a text", async ({ page }) => {
    await signUp(page, "Moana Rangi");
    await page.goto(firstPost);
    await page.getByRole("button", { name: "Join this group" }).click();
    const text = page.getByRole("textbox", { name: "Your reply" });
    const way = page.getByRole("link", { name: /^Add a picture or file/ });
    const beside = await page.context().newPage();
    await beside.goto((await way.getAttribute("href")) ?? "");
    await beside.getByLabel("Picture or file").setInputFiles({
      name: "door.png",
      mimeType: "image/png",
      buffer: pixel,
    });
    await beside.getByLabel("What it shows").fill("A carved door");
    await beside.getByLabel("Who made it").fill("M. Rangi");
    await beside.getByRole("button", { name: "Add it" }).click();
    const line = (await beside.locator("pre code").textContent()) ?? "";
    expect(line).toMatch(/^!\[A carved door\]\(attachment:[0-9a-f-]{36}\)$/);

    await text.fill(`Look:\n\n${line}`);
    await page.getByRole("button", { name: "Send reply" }).click();
    await expect(page.getByRole("img", { name: "A carved door" })).toBeVisible();
    await expect(page.getByText("Photo: M. Rangi")).toBeVisible();
  });
});
