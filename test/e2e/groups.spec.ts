import {
  administrator,
  expect,
  expectNoAxeViolations,
  fillSignUp,
  logIn,
  newPerson,
  signUp,
  test,
} from "./journey.ts";

test("somebody makes a group, invites by a link, and lets in who asks", async ({
  page,
  browser,
  baseURL,
}) => {
  const steward = await signUp(page, "Anahera Cole");
  const name = `Garden teachers ${test.info().workerIndex}`;

  await test.step("makes it", async () => {
    await page.goto("/groups");
    await page.getByRole("link", { name: "Make a group" }).click();
    await page.getByRole("textbox", { name: /^Name/ }).fill(name);
    await page.getByRole("textbox", { name: /^What it is for/ }).fill("Everybody who teaches with a garden.");
    await page.getByLabel("They ask").check();
    await expectNoAxeViolations(page);
    await page.getByRole("button", { name: "Make the group" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
    await expectNoAxeViolations(page);
  });
  const address = page.url();

  let link = "";
  await test.step("makes a link that lets people in", async () => {
    await page.goto(`${address}/invitations`);
    await page.getByRole("button", { name: "Make a link" }).click();
    await expect
      .poll(async () => {
        link = /http\S+\/invitations\/[\w-]+/.exec(await page.getByRole("main").innerHTML())?.[0] ?? "";
        return link;
      })
      .toContain("/invitations/");
    await expectNoAxeViolations(page);
  });

  await test.step("a stranger follows it, signs up, and is in the group", async () => {
    const context = await browser.newContext();
    const theirs = await context.newPage();
    await theirs.goto(link);
    await expect(theirs.getByText(name).first()).toBeVisible();
    await expectNoAxeViolations(theirs);
    await theirs
      .getByRole("main")
      .getByRole("link", { name: /sign up|account/i })
      .first()
      .click();
    await fillSignUp(theirs, newPerson("Hōne Invited"));
    if (/\/invitations\//.test(theirs.url())) await theirs.getByRole("button", { name: /join/i }).click();
    await expect(theirs.getByRole("heading", { level: 1 })).toHaveText(name);
    await expect(theirs.getByRole("button", { name: "Join this group" })).toHaveCount(0);
    await context.close();
  });

  const asker = await browser.newContext({ baseURL });
  const asking = await asker.newPage();
  const theirName = "Sefina Asks";
  await test.step("another asks, with a reason", async () => {
    await signUp(asking, theirName);
    await asking.goto(address);
    await asking.getByRole("textbox").first().fill("We have six beds and no shed.");
    await asking.getByRole("button", { name: /ask to join/i }).click();
    await expect(asking.getByRole("main")).toContainText(/asked/i);
    await expectNoAxeViolations(asking);
  });

  await test.step("the steward reads why and lets them in", async () => {
    await page.goto(`${address}/requests`);
    await expect(page.getByText("We have six beds and no shed.")).toBeVisible();
    await page.getByRole("button", { name: "Let them in" }).click();
    await page.goto(`${address}/members`);
    await expect(page.getByRole("link", { name: theirName }).first()).toBeVisible();
    await expect(page.getByRole("link", { name: steward.name }).first()).toBeVisible();
    await expectNoAxeViolations(page);
    await asking.goto(address);
    await expect(asking.getByRole("link", { name: /Start a/ }).first()).toBeVisible();
    await asker.close();
  });
});

test("an administrator reads what waits, and the settings of the community", async ({ page }) => {
  await logIn(page, administrator);
  for (const path of [
    "/administration",
    "/administration/people",
    "/administration/settings",
    "/administration/mails",
    "/groups/waikato-te-moana-a-toi/requests",
  ]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectNoAxeViolations(page);
  }
});
