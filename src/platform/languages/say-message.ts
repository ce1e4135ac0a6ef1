import { createIntl, createIntlCache } from "@formatjs/intl";

type Value = string | number | Date | boolean | null | undefined;

/** Says one message with its values. */
export type Say = (values?: Readonly<Record<string, Value>>) => string;

const cache = createIntlCache();

/**
 * Makes one message ready to be said many times: a page says some hundreds, and most are plain or hold only names of
 * values. Only plurals and choices take a formatter, made once.
 * @param locale whose plurals and numbers are meant.
 * @param timeZone of the dates in it.
 */
export function sayMessage(message: string, locale: string, timeZone: string): Say {
  if (!/[{}<'#]/.test(message)) return () => message;
  if (!/[<'#]/.test(message) && /^(?:[^{}]|\{\w+\})*$/.test(message)) return sayTemplate(message);
  const intl = createIntl(
    { locale, defaultLocale: "en", timeZone, messages: { message }, onError: () => {} },
    cache,
  );
  // Only the long way round knows the time zone.
  if (/,\s*(?:date|time)\b/.test(message))
    return (values) => intl.formatMessage({ id: "message" }, plain(values));
  const format = intl.formatters.getMessageFormat(message, locale, undefined, {
    formatters: intl.formatters,
  });
  return rememberCounts((values) => {
    try {
      return String(format.format(plain(values)));
    } catch {
      return message; // a value is missing: the gap is seen and not fatal
    }
  });
}

const countMax = 1000;

/** Most of what takes a formatter says how many: "3 replies" is made once. */
function rememberCounts(say: Say): Say {
  const said = new Map<string, string>();
  return (values) => {
    const [only, second] = Object.entries(values ?? {});
    const count = only && !second ? only[1] : undefined;
    if (typeof count !== "number" || count < 0 || count > countMax || !Number.isInteger(count))
      return say(values);
    const key = `${only?.[0]} ${count}`;
    const known = said.get(key) ?? say(values);
    if (said.size < countMax) said.set(key, known);
    return known;
  };
}

const plain = (values: Readonly<Record<string, Value>> | undefined) => values as Record<string, string>;

function sayTemplate(message: string): Say {
  // Text and names by turns, beginning with text.
  const pieces = message.split(/\{(\w+)\}/);
  return (values = {}) =>
    pieces.map((piece, index) => (index % 2 === 0 ? piece : shown(piece, values))).join("");
}

function shown(name: string, values: Readonly<Record<string, Value>>): string {
  if (!Object.hasOwn(values, name)) return `{${name}}`;
  const value = values[name];
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
