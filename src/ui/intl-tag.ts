/** The tag that `Intl` is asked with: English means New Zealand's, so that days come before months. */
export function intlTag(language: string): string {
  return language === "en" || language === "en-XA" ? "en-NZ" : language;
}
