import type { Page } from "@playwright/test";
import { administrator, expect, firstPost, test } from "./journey.ts";

/** Presses Tab until the thing with this name has the focus; what it passes on the way must be seen to have it. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 120; presses++) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement | null;
      const label = (element as HTMLInputElement | null)?.labels?.[0]?.textContent;
      const box = element?.getBoundingClientRect();
      const { outlineStyle, boxShadow } = element
        ? getComputedStyle(element)
        : { outlineStyle: "none", boxShadow: "none" };
      return {
        name: element?.getAttribute("aria-label") ?? label ?? element?.textContent ?? "",
        tag: element?.localName,
        seen: outlineStyle !== "none" || boxShadow !== "none",
        inside: box ? box.bottom > 0 && box.top < innerHeight && box.width > 0 : false,
      };
    });
    if (focused.tag === "body") continue;
    expect(focused.seen, `focus on ${focused.tag} "${focused.name}" can be seen`).toBe(true);
    expect(focused.inside, `${focused.tag} "${focused.name}" is in view`).toBe(true);
    if (name.test(focused.name.trim())) return;
  }
  throw new Error(`No press of Tab led to ${name}.`);
}

test("everything from logging in to a reply is done without a mouse", async ({ page }) => {
  await page.goto(firstPost);

  await test.step("jumps over the frame to the text", async () => {
    await page.keyboard.press("Tab");
    await expect(page.getByRole("link", { name: "Skip to the text" })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("main")).toBeFocused();
  });

  await test.step("logs in and is back", async () => {
    await page.goto(firstPost);
    await tabTo(page, /^Log in$/);
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/log-in/);
    await tabTo(page, /^Mail address/);
    await page.keyboard.type(administrator.email);
    await page.keyboard.press("Tab");
    await page.keyboard.type(administrator.password);
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(new RegExp(firstPost));
  });

  await test.step("opens the menu of the account, walks in it, and closes it", async () => {
    await tabTo(page, /Your account/);
    await page.keyboard.press("Enter");
    const profile = page.getByRole("link", { name: "Your profile" });
    await expect(profile).toBeVisible();
    await tabTo(page, /^Your profile$/);
    await page.keyboard.press("Escape");
    await expect(profile).toBeHidden();
  });

  await test.step("answers a reply, with the writing tools", async () => {
    await page.locator("#reply-box textarea").focus();
    await page.keyboard.type("By keyboard alone.");
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.press("ControlOrMeta+b");
    await expect(page.locator("#reply-box textarea")).toHaveValue("**By keyboard alone.**");
    await tabTo(page, /^Send reply$/);
    await page.keyboard.press("Enter");
    await expect(page.locator("article strong", { hasText: "By keyboard alone." })).toBeVisible(); // not in the box
  });

  await test.step("searches from anywhere", async () => {
    await page.goto("/");
    await tabTo(page, /^Search talk/);
    await page.keyboard.type("kererū printer");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/search\?q=/);
    await expect(page.getByRole("main").locator("mark").first()).toBeVisible();
  });
});
