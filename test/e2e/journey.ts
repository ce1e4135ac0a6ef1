import { AxeBuilder } from "@axe-core/playwright";
import { test as base, expect, type Page } from "@playwright/test";
import { type Product, startProduct } from "../support/product.ts";

export { expect };

/** The one who looks after the community of the journeys, and is a steward of its national group. */
export const administrator = {
  name: "Kiri Waititi",
  email: "kiri@school.example",
  password: "weaving together",
};

/** The post that the journeys begin at. */
export const firstPost = "/posts/1-why-build-an-online-community";

/**
 * A journey: a page of a community with the example in it, which the journeys of one worker share, so each brings people of
 * its own. A journey fails on an error in the page's console, and on any request to somewhere else than the community.
 */
export const test = base.extend<{ watched: Watched }, { product: Product }>({
  product: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs from its pattern.
    async ({}, use) => {
      const product = await startProduct({
        community: {
          name: "e-Learning Aotearoa",
          adminName: administrator.name,
          adminEmail: administrator.email,
          adminPassword: administrator.password,
          example: true,
        },
        startMs: 60_000,
      });
      await use(product);
      await product.stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  baseURL: ({ product }, use) => use(product.url),
  watched: [
    async ({ context, product }, use) => {
      const watched: Watched = { outside: [], complaints: [], mayComplain: [] };
      context.on("request", (request) => {
        const url = request.url();
        if (!url.startsWith(product.url) && !/^(?:data|blob|about):/.test(url)) watched.outside.push(url);
      });
      context.on("weberror", ({ error }) => watched.complaints.push(String(error())));
      context.on("console", (message) => {
        if (message.type() === "error")
          watched.complaints.push(`${message.text()} (${message.location().url})`);
      });
      await use(watched);
      expect(watched.outside, "requests to elsewhere").toEqual([]);
      const unexpected = watched.complaints.filter(
        (one) => !watched.mayComplain.some((may) => may.test(one)),
      );
      expect(unexpected, "errors in the console").toEqual([]);
    },
    { auto: true },
  ],
});

/** What the browser did beside showing pages. */
interface Watched {
  /** Addresses of other sites that were asked for. */
  readonly outside: string[];
  readonly complaints: string[];
  /** Complaints that a journey brings about on purpose, such as a form that comes back with status 422. */
  readonly mayComplain: RegExp[];
}

let count = 0;

/** Somebody that no other journey knows. */
export function newPerson(name: string): { name: string; email: string; password: string } {
  const number = `${process.pid}-${++count}`;
  const [first = ""] = name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().split(" ");
  const email = `${first}.${number}@school.example`;
  return { name, email, password: "three words together" };
}

/** Signs somebody up by the form on the page. */
export async function fillSignUp(page: Page, person: ReturnType<typeof newPerson>): Promise<void> {
  await page.getByLabel("Your name").fill(person.name);
  await page.getByLabel("Mail address").fill(person.email);
  await page.getByLabel("Password").fill(person.password);
  await page.getByRole("button", { name: "Make my account" }).click();
}

/** Makes an account and is logged in with it. */
export async function signUp(page: Page, name: string): Promise<ReturnType<typeof newPerson>> {
  const person = newPerson(name);
  await page.goto("/sign-up");
  await fillSignUp(page, person);
  await expect(page.getByRole("main")).toBeVisible();
  return person;
}

export async function logIn(page: Page, person: { email: string; password: string }): Promise<void> {
  await page.goto("/log-in");
  await page.getByLabel("Mail address").fill(person.email);
  await page.getByLabel("Password").fill(person.password);
  await page.getByRole("main").getByRole("button", { name: "Log in" }).click();
  await expect(page).not.toHaveURL(/log-in/);
}

/** Nothing serious or critical by axe on the page as it stands. */
export async function expectNoAxeViolations(page: Page): Promise<void> {
  // What is half under the bar counts as a small target, so from the top.
  await page.evaluate(() => scrollTo({ top: 0, behavior: "instant" }));
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .disableRules(["label-content-name-mismatch"]) // an experiment of axe: it reads the initials in a face as a label
    .analyze();
  const grave = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  const told = grave.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`,
  );
  expect(told, `axe on ${page.url()}`).toEqual([]);
}
