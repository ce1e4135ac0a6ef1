import { type ComponentChildren, createContext } from "preact";
import { useContext } from "preact/hooks";

/** Turns a message key and its values into words of the viewer's language. */
export type Translate = (
  key: string,
  values?: Record<string, string | number | Date | boolean | null | undefined>,
) => string;

export interface Locale {
  /** Language tag of the screen, such as "en" or "mi". */
  readonly language: string;
  /** IANA time zone of the viewer, such as "Pacific/Auckland". */
  readonly timeZone: string;
  /** The moment that "3 minutes ago" counts from; the time of rendering where it is left out. */
  readonly now?: Date;
}

interface Texts extends Locale {
  readonly t: Translate;
}

const TextContext = createContext<Texts>({ t: (key) => key, language: "en", timeZone: "UTC" });

/** Gives everything inside it words, a language and a time zone. Without it, keys are shown as they are. */
export function TextProvider({ children, ...texts }: Texts & { children: ComponentChildren }) {
  return <TextContext.Provider value={texts}>{children}</TextContext.Provider>;
}

/** The translator of the page: `const t = useText(); t("group.join")`. */
export function useText(): Translate {
  return useContext(TextContext).t;
}

/** The viewer's language and time zone, for dates and numbers. */
export function useLocale(): Locale {
  return useContext(TextContext);
}

/**
 * A message with markup at its placeholders: `rich("post.by", { author: <a href="…">Hana</a> })` for
 * "Written by {author}". Plain values go in the third argument.
 */
export function useRichText() {
  const t = useText();
  return (key: string, nodes: Record<string, ComponentChildren>, values: Parameters<Translate>[1] = {}) => {
    // Each node is translated as a private character, so that every language may put it where it belongs.
    const names = Object.keys(nodes);
    const marks = Object.fromEntries(names.map((name, index) => [name, String.fromCharCode(0xe000 + index)]));
    const pieces = t(key, { ...values, ...marks }).split(/([\ue000-\uf8ff])/);
    return pieces.map((piece) => nodes[names[piece.charCodeAt(0) - 0xe000] ?? ""] ?? piece);
  };
}
