import { type Say, sayMessage } from "./say-message.ts";

/** Turns a message key and its values into words. An unknown key comes back as itself, so that a gap is seen and not fatal. */
export type Translate = (
  key: string,
  values?: Record<string, string | number | Date | boolean | null | undefined>,
) => string;

type Messages = Record<string, string>;

const files = import.meta.glob<Messages>("/locales/**/*.json", { eager: true, import: "default" });

/** Message files by language tag: locales/<tag>.json. */
const messages = new Map<string, Messages>();
for (const [path, entries] of Object.entries(files)) {
  const tag = path.split("/")[2]?.replace(/\.json$/, "") ?? "en";
  messages.set(tag, { ...messages.get(tag), ...entries });
}

/** The language that only tests speak: every message in brackets, so that a word outside of locales/ stands out. */
export const pseudoLanguage = "en-XA";

/** Languages that the screens come in, with their own names. */
export const languages: ReadonlyMap<string, string> = new Map([
  ["en", "English"],
  ["mi", "Te reo Māori"],
]);

// Te reo Māori dates: Intl data for it is not in every Node build, so numbers and plurals fall back to the rules of English.
const intlLocale = (language: string) =>
  language === pseudoLanguage ? "en-NZ" : language === "en" ? "en-NZ" : language;

const translators = new Map<string, Translate>();

/**
 * The translator of a language, in a time zone. What a language lacks is said in English.
 * @param language a tag of `languages`, or the pseudo-language; any other means English.
 */
export function translator(language: string, timeZone = "UTC"): Translate {
  const known = messages.has(language) || language === pseudoLanguage ? language : "en";
  const id = `${known} ${timeZone}`;
  let translate = translators.get(id);
  if (!translate) {
    translate = makeTranslator(known, timeZone);
    translators.set(id, translate);
  }
  return translate;
}

function makeTranslator(language: string, timeZone: string): Translate {
  const own = language === pseudoLanguage ? {} : messages.get(language);
  const words = new Map(Object.entries({ ...messages.get("en"), ...own }));
  const ready = new Map<string, Say>();
  const translate: Translate = (key, values) => {
    let say = ready.get(key);
    if (!say) {
      const message = words.get(key);
      if (message === undefined) return key;
      say = sayMessage(message, intlLocale(language), timeZone);
      ready.set(key, say);
    }
    return say(values);
  };
  return language === pseudoLanguage ? (key, values) => `⟦${translate(key, values)}⟧` : translate;
}

/** The best language that we have for an Accept-Language header, or undefined. */
export function acceptedLanguage(header: string | undefined): string | undefined {
  const wishes = (header ?? "").split(",").map((part) => {
    const [tag = "", ...rest] = part.split(";").map((piece) => piece.trim());
    const quality = rest.find((piece) => piece.startsWith("q="))?.slice(2);
    return { language: tag.toLowerCase().split("-")[0] ?? "", quality: Number(quality ?? 1) };
  });
  return wishes
    .filter((wish) => wish.quality > 0 && languages.has(wish.language)) // 0 means "not this one"
    .sort((a, b) => b.quality - a.quality)[0]?.language;
}
