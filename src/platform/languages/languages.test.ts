import { globSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createIntl } from "@formatjs/intl";
import { expect, test } from "vitest";
import { acceptedLanguage, languages, pseudoLanguage, translator } from "./index.ts";

const folder = new URL("../../../locales/", import.meta.url).pathname;

/** Every message of a language, by key, with the file it stands in. */
function messagesOf(language: string): Map<string, { file: string; message: string }> {
  const found = new Map<string, { file: string; message: string }>();
  for (const file of readdirSync(join(folder, language))) {
    const entries = JSON.parse(readFileSync(join(folder, language, file), "utf8")) as Record<string, string>;
    for (const [key, message] of Object.entries(entries)) {
      expect(found.get(key)?.file ?? file, `${key} stands in two files of ${language}`).toBe(file);
      found.set(key, { file, message });
    }
  }
  return found;
}

const english = messagesOf("en");

test("a key becomes words, with values put in as ICU says", () => {
  const t = translator("en");
  expect(t("ui.search")).toBe("Search");
  expect(t("ui.account", { name: "Aroha" })).toBe("Your account, Aroha");
  expect(t("ui.form.mend", { count: 1 })).toBe("One thing needs mending before this can be sent.");
  expect(t("ui.form.mend", { count: 3 })).toBe("3 things need mending before this can be sent.");
});

test("a value is never taken for markup or for a message", () => {
  const name = "<b>{count, plural, other {#}}</b> 'quoted'";
  expect(translator("en")("ui.account", { name })).toBe(`Your account, ${name}`);
});

test("an unknown key is shown as itself, and a missing value is no crash", () => {
  const t = translator("en");
  expect(t("no.such.key")).toBe("no.such.key");
  expect(t("constructor")).toBe("constructor");
  expect(() => t("ui.form.mend")).not.toThrow();
});

test("what a language lacks is said in English, and an unknown language is English", () => {
  const onlyEnglish = [...english.keys()].find((key) => !messagesOf("mi").has(key)) ?? "";
  expect(onlyEnglish).not.toBe("");
  expect(translator("mi")(onlyEnglish)).toBe(translator("en")(onlyEnglish));
  expect(translator("mi")("ui.search")).not.toBe("Search");
  expect(translator("tlh")("ui.search")).toBe("Search");
});

test("the language of tests marks every message, so that a word outside of locales/ stands out", () => {
  const t = translator(pseudoLanguage);
  expect(t("ui.search")).toBe("⟦Search⟧");
  expect(t("ui.account", { name: "Aroha" })).toBe("⟦Your account, Aroha⟧");
});

test("of the languages that a browser wishes for the best that we have is taken", () => {
  expect(acceptedLanguage("mi-NZ,mi;q=0.9,en;q=0.8")).toBe("mi");
  expect(acceptedLanguage("de;q=0.9, en;q=0.2, mi;q=0.5")).toBe("mi");
  expect(acceptedLanguage("EN-gb")).toBe("en");
  expect(acceptedLanguage("mi;q=0, en")).toBe("en");
  expect(acceptedLanguage("mi;q=0")).toBeUndefined();
  expect(acceptedLanguage("de, fr")).toBeUndefined();
  expect(acceptedLanguage(undefined)).toBeUndefined();
  expect(acceptedLanguage(";;,q=,mi;q=x")).toBeUndefined();
});

/** What is wrong with a message when it is given these values, or undefined. */
function complaint(message: string, values: Record<string, number>): string | undefined {
  let said: string | undefined;
  const onError = (error: unknown) => {
    said = String((error as Error).message);
  };
  createIntl({ locale: "en", messages: { message }, onError }).formatMessage({ id: "message" }, values);
  return said;
}

/** The values that a message asks for: it is asked until it has no more to wish for. */
function valuesOf(message: string): Record<string, number> {
  const values: Record<string, number> = {};
  for (;;) {
    const missing = /variable "(\w+)" was not provided/.exec(complaint(message, values) ?? "")?.[1];
    if (missing === undefined || missing in values) return values;
    values[missing] = 1;
  }
}

test.each([...languages.keys()])(
  "every message of %s stands once, exists in English, can be read, and asks for no other values than there",
  (language) => {
    for (const [key, { file, message }] of messagesOf(language)) {
      const where = `${language}/${file}: ${key}`;
      const base = english.get(key);
      expect(base, `${where} is not in English`).toBeDefined();
      expect(message, `${where} is empty`).not.toBe("");
      expect(complaint(message, valuesOf(base?.message ?? "")), where).toBeUndefined();
    }
  },
);

test("every message that the code asks for by name exists in English", () => {
  const source = new URL("../../../src/", import.meta.url).pathname;
  const asked = /\b(?:t|say|rich|Forbidden|Conflict)\(\s*"([a-z-]+\.[a-z0-9.-]+)"/g;
  const comments = /\/\*[\s\S]*?\*\//g;
  for (const path of globSync("**/*.{ts,tsx}", { cwd: source, exclude: ["**/*.test.*"] })) {
    const code = readFileSync(join(source, path), "utf8").replace(comments, "");
    for (const [, key = ""] of code.matchAll(asked))
      expect(english.has(key), `src/${path} asks for ${key}`).toBe(true);
  }
});
