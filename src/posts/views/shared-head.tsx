import { groupPath } from "../../groups/index.ts";
import { Icon, intlTag, useLocale, useText } from "../../ui/index.ts";

/** The further groups that a post stands in, on one quiet line: those alone that the reader may know of. */
export function SharedHead({
  groups,
}: {
  groups: readonly { readonly name: string; readonly slug: string }[];
}) {
  const t = useText();
  const { language } = useLocale();
  // The words between them are the language's own.
  const parts = new Intl.ListFormat(intlTag(language), { type: "conjunction" }).formatToParts(
    groups.map(({ slug }) => slug),
  );
  const named = new Map(groups.map((group) => [group.slug, group]));
  return (
    <p class="shared-head">
      <Icon name="group" /> {t("post.shared-into")}{" "}
      {parts.map(({ type, value }) => {
        const group = type === "element" ? named.get(value) : undefined;
        return group ? <a href={groupPath(group)}>{group.name}</a> : value;
      })}
    </p>
  );
}
