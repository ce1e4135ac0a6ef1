import type { Locator, Page } from "@playwright/test";
import { administrator, expect, expectNoAxeViolations, firstPost, logIn, test } from "./journey.ts";

const newPost = "/groups/leading-effective-e-learning/posts/new?kind=discussion";

/** The form's own field: it always has the Markdown. */
const field = (page: Page) => page.locator('textarea[name="markdown"]');
const surface = (page: Page) => page.locator(".surface-text");
const tool = (page: Page, name: string) =>
  page.getByRole("toolbar", { name: "Writing tools" }).getByRole("button", { name, exact: true });

/** Begins to write as a person does, by a press into the field. */
async function begin(page: Page): Promise<Locator> {
  await field(page).click();
  await expect(surface(page)).toBeFocused();
  return surface(page);
}

test("a member writes with the mouse and the keys, and what is seen is what is sent", async ({ page }) => {
  await logIn(page, administrator);
  await page.goto(newPost);
  await page.getByRole("textbox", { name: "Title" }).fill("What the surface can do");

  await test.step("the surface is fetched when somebody begins to write", async () => {
    const fetched = () =>
      page.evaluate(
        () => performance.getEntriesByType("resource").filter(({ name }) => /surface-/.test(name)).length,
      );
    expect(await fetched()).toBe(0);
    await begin(page);
    expect(await fetched()).toBeGreaterThan(0);
    await expect(page.getByRole("textbox", { name: "Text" })).toBeFocused();
  });

  await test.step("typed signs become what they mean", async () => {
    await page.keyboard.type("## A heading\nSome **bold** and *soft* words, and `code`.\n- one\n");
    await page.keyboard.press("Tab");
    await page.keyboard.type("inside\n\n\n> They said it\n\n");
    await expect(surface(page).locator("h2")).toHaveText("A heading");
    await expect(surface(page).locator("li li")).toHaveText("inside");
    await expect(field(page)).toHaveValue(
      "## A heading\n\nSome **bold** and *soft* words, and `code`.\n\n- one\n  - inside\n\n> They said it",
    );
  });

  await test.step("somebody is named, a post linked, an emoji found while typing", async () => {
    await page.keyboard.type("Kia ora @tams");
    const people = page.getByRole("listbox", { name: "People" });
    await expect(people.getByRole("option", { name: /Tamsin/ })).toHaveAttribute("aria-selected", "true");
    await expectNoAxeViolations(page);
    await page.keyboard.press("Enter");
    await page.keyboard.type(":seedl");
    await page.keyboard.press("Tab");
    await page.keyboard.type("#community");
    await page.getByRole("listbox", { name: "Posts" }).getByRole("option").first().click();
    await expect(field(page)).toHaveValue(/Kia ora @tamsin-marama 🌱 \[[^\]]+\]\(\/posts\/\d+-[^)]+\)/);
  });

  await test.step("the toolbar makes a table and a link", async () => {
    await page.keyboard.press("Enter");
    await tool(page, "Table").click();
    await page.keyboard.type("When");
    await page.keyboard.press("Tab");
    await page.keyboard.type("Where");
    await page.getByRole("button", { name: "Row below" }).click();
    await expect(surface(page).locator("tr")).toHaveCount(4);
    await page.getByRole("button", { name: "Take the table away" }).click();
    await expect(surface(page).locator("table")).toHaveCount(0);
    await page.keyboard.press("Control+z");
    await expect(field(page)).toHaveValue(/\| When \| Where \|\n\| --- \| --- \|/);
    await surface(page).locator("p").last().click();
    await page.keyboard.press("Control+k");
    await page.getByRole("textbox", { name: /Address/ }).fill("school.example");
    await page.keyboard.press("Enter");
    await expect(field(page)).toHaveValue(/\[school\.example\]\(https:\/\/school\.example\)$/);
  });

  await test.step("there and back between Markdown and the surface nothing changes", async () => {
    const written = await field(page).inputValue();
    await tool(page, "Markdown").click();
    await expect(field(page)).toBeVisible();
    await expect(field(page)).toHaveValue(written);
    await tool(page, "Markdown").click();
    await expect(surface(page)).toBeVisible();
    await expect(field(page)).toHaveValue(written);
    await expectNoAxeViolations(page);
  });

  await test.step("it is published as it looked", async () => {
    await page.getByRole("button", { name: "Publish" }).click();
    const text = page.locator(".post-words");
    await expect(text.locator("h2")).toHaveText("A heading");
    await expect(text.locator("li li")).toHaveText("inside");
    await expect(text.locator("a.mention")).toHaveText("@tamsin-marama");
    await expect(text.locator("th").first()).toHaveText("When");
  });
});

test("what is pasted becomes clean Markdown, and what the surface cannot hold stays as typed", async ({
  page,
}) => {
  await logIn(page, administrator);
  await page.goto(newPost);
  await begin(page);

  await test.step("words out of a word processor", async () => {
    await paste(page, {
      "text/html":
        `<html xmlns:o="urn:x"><body><!--StartFragment--><h1 style="color:red">Plan</h1>` +
        `<p class="MsoNormal"><span style="font-weight:bold">Read</span> <i>this</i><o:p></o:p></p>` +
        `<p class="MsoListParagraph" style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">·<span>&nbsp; </span></span>first</p>` +
        `<p class="MsoListParagraph" style="mso-list:l0 level2 lfo1"><span style="mso-list:Ignore">o </span>below</p>` +
        `<table style="width:9in"><tr><td>a</td><td><p>b</p><p>c</p></td></tr><tr><td>1</td><td>2</td></tr></table>` +
        `<script>alert(1)</script><!--EndFragment--></body></html>`,
      "text/plain": "Plan",
    });
    await expect(field(page)).toHaveValue(
      "# Plan\n\n**Read** *this*\n\n- first\n  - below\n\n| a | b c |\n| --- | --- |\n| 1 | 2 |",
    );
  });

  await test.step("what was pasted is taken back at once", async () => {
    await page.keyboard.press("Control+z");
    await expect(field(page)).toHaveValue("");
  });

  await test.step("a text that the surface would change opens in Markdown, with a word why", async () => {
    await tool(page, "Markdown").click();
    const awkward = "_one _two_ three_\n";
    await field(page).fill(awkward);
    await tool(page, "Markdown").click();
    await expect(page.getByText("shown as it was typed")).toBeVisible();
    await expect(field(page)).toBeVisible();
    await expect(field(page)).toHaveValue(awkward);
    await expectNoAxeViolations(page);
  });

  await test.step("an empty text is not sent, and says so", async () => {
    await field(page).fill("");
    await page.reload();
    await page.getByRole("textbox", { name: "Title" }).fill("Nothing in it");
    await begin(page);
    await page.getByRole("button", { name: "Publish" }).click();
    await expect(page.locator(".markdown-note")).not.toBeEmpty();
    await expect(surface(page)).toBeFocused();
  });
});

test("words of a reply are quoted with their source, and lead on to the answer", async ({ page }) => {
  await logIn(page, administrator);
  await page.goto(firstPost);
  const said = page.locator(".thread-item[id^='reply-']").nth(2);

  await test.step("chosen words go into the box by a button beside them", async () => {
    await said
      .locator(".prose p")
      .first()
      .evaluate((words) => {
        const text = document.createTreeWalker(words, NodeFilter.SHOW_TEXT).nextNode() as Text;
        getSelection()?.setBaseAndExtent(text, 0, text, 20);
      });
    const quote = said.getByRole("button", { name: "Quote", exact: true });
    await expect(quote).toBeVisible();
    await expectNoAxeViolations(page);
    await quote.press("Enter");
    await expect(surface(page)).toBeFocused();
    await expect(field(page)).toHaveValue(/^> \[[^\]]+ wrote:\]\(\/replies\/\d+\)\n>\n> \S/);
    await expect(page.locator("#reply-box-title")).toContainText("Your answer to");
    await page.keyboard.type("That is my view too.");
    await expect(field(page)).toHaveValue(/\n\nThat is my view too\.$/);
  });

  await test.step("the answer shows whose words it has, and they lead on to it", async () => {
    await page.keyboard.press("Control+Enter");
    await expect(
      page.locator(".prose", { hasText: "That is my view too." }).locator("blockquote a"),
    ).toHaveAttribute("href", /\/replies\/\d+/);
    await expect(said.getByRole("link", { name: `Quoted in ${administrator.name}’s reply` })).toBeVisible();
    await expectNoAxeViolations(page);
  });

  await test.step("a whole reply is quoted from its menu", async () => {
    await said.locator("summary").last().click();
    await said.getByRole("link", { name: "Quote", exact: true }).click();
    await expect(field(page)).toHaveValue(/^> \[[^\]]+ wrote:\]/);
  });
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("a reply is quoted by its menu, written in the plain box, and sent", async ({ page }) => {
    await logIn(page, administrator);
    await page.goto(firstPost);
    const said = page.locator(".thread-item[id^='reply-']").first();
    await said.locator("summary").last().click();
    await said.getByRole("link", { name: "Quote", exact: true }).click();
    const quote = await field(page).inputValue();
    expect(quote).toMatch(/^> \[[^\]]+ wrote:\]\(\/replies\/\d+\)\n>\n> /);
    await field(page).fill(`${quote}Plainly said.`);
    await page.getByRole("button", { name: "Send reply" }).click();
    await expect(page.getByText("Plainly said.")).toBeVisible();
    await expect(said.getByRole("link", { name: /^Quoted in/ }).first()).toBeVisible();
  });
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 375, height: 740 }, hasTouch: true, colorScheme: "dark" });

  test("the surface fits, and its buttons are large enough to press", async ({ page }) => {
    await logIn(page, administrator);
    await page.goto(newPost);
    await begin(page);
    await page.keyboard.type("Kia ora :thumbs");
    await page.getByRole("option").first().tap();
    await expect(field(page)).toHaveValue("Kia ora 👍");
    for (const button of await page.getByRole("toolbar").getByRole("button").all()) {
      const { width = 0, height = 0 } = (await button.boundingBox()) ?? {};
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
    }
    const scrolls = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect(scrolls).toBe(false);
    await expectNoAxeViolations(page);
  });
});

/** Gives the surface what another program has put on the clipboard. */
async function paste(page: Page, kinds: Readonly<Record<string, string>>): Promise<void> {
  await surface(page).evaluate((place, data) => {
    const clipboardData = new DataTransfer();
    for (const [kind, text] of Object.entries(data)) clipboardData.setData(kind, text);
    place.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, kinds);
}
