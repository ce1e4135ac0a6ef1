import { Button, Icon, type IconName, useText } from "../../ui/index.ts";

/** What can be done to a table, in its order. */
const tableActions = [
  ["row-before", "row-before"],
  ["row-after", "row-after"],
  ["column-before", "column-before"],
  ["column-after", "column-after"],
  ["row-away", "row-away"],
  ["column-away", "column-away"],
  ["table-away", "bin"],
] as const satisfies readonly (readonly [string, IconName])[];

/** What the surface shows beside the text, as templates, and what it says: it is fetched when somebody begins to write. */
export function SurfaceParts() {
  const t = useText();
  return (
    <>
      <span
        class="surface-says"
        hidden
        data-cannot={t("writing.cannot")}
        data-too-long={t("writing.too-long", { max: "%max%" })}
        data-people={t("writing.people")}
        data-posts={t("writing.posts")}
        data-emoji={t("writing.emoji")}
        data-found={t("writing.found", { count: "%count%" })}
        data-source={t("writing.source")}
        data-wrote={t("writing.wrote", { name: "%name%" })}
      />
      <template class="surface-table-bar">
        <TableBar />
      </template>
      <template class="surface-link-panel">
        <LinkPanel />
      </template>
    </>
  );
}

function TableBar() {
  const t = useText();
  return (
    <div class="toolbar surface-table-tools" role="toolbar" aria-label={t("writing.table")}>
      {tableActions.map(([action, icon]) => (
        <button
          type="button"
          data-table={action}
          aria-label={t(`writing.table.${action}`)}
          title={t(`writing.table.${action}`)}
        >
          <Icon name={icon} />
        </button>
      ))}
    </div>
  );
}

/** Not a form, because it stands inside one. */
function LinkPanel() {
  const t = useText();
  return (
    <fieldset class="surface-link" aria-label={t("writing.link")}>
      <label>
        <span>{t("writing.link.address")}</span>
        <input class="control" type="text" autocomplete="off" autocapitalize="none" spellcheck={false} />
      </label>
      <div class="form-actions">
        <Button type="button" small kind="primary" data-link="set">
          {t("writing.link.set")}
        </Button>
        <Button type="button" small data-link="remove">
          {t("writing.link.remove")}
        </Button>
        <Button type="button" small kind="link" data-link="cancel">
          {t("writing.link.cancel")}
        </Button>
      </div>
    </fieldset>
  );
}
