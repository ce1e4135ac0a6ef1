import { intlTag, type Translate } from "../ui/index.ts";

interface Nameable {
  readonly name: string;
  readonly standing?: string;
}

/** What somebody is called; who has closed their account without a name, or is gone, is a former member. */
export function nameOf(t: Translate, person: Nameable | null): string {
  return person === null || person.standing === "closed" ? t("post.former-member") : person.name;
}

/** Several names in one sentence, as the language says it. */
export function namesOf(t: Translate, language: string, people: readonly Nameable[]): string {
  const names = people.map((person) => nameOf(t, person));
  if (names.length === 0) return t("conversation.nobody");
  return new Intl.ListFormat(intlTag(language), { type: "conjunction" }).format(names);
}
