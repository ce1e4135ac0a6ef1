import type { ComponentChild } from "preact";
import {
  Button,
  Empty,
  Field,
  Form,
  PageHead,
  Pagination,
  Select,
  Tabs,
  Tag,
  useText,
} from "../../ui/index.ts";
import type { Viewer } from "../../viewer/index.ts";
import type { Directory, DirectoryFilter } from "../list-groups.ts";
import { directoryPath } from "./directory-path.ts";
import { GroupList } from "./group-list.tsx";

export interface DirectoryPageProps {
  viewer: Viewer;
  directory: Directory;
  filter: DirectoryFilter;
  regions: readonly string[];
  mayMake: boolean;
}

/** All groups that the viewer may know of. */
export function DirectoryPage({ viewer, directory, filter, regions, mayMake }: DirectoryPageProps) {
  const t = useText();
  const { show, tag } = filter;
  const makeButton = mayMake && (
    <Button kind="primary" icon="plus" href="/groups/new">
      {t("group.new")}
    </Button>
  );
  const shown = (["all", "mine", "archived"] as const).filter((one) => one !== "mine" || viewer.id !== null);
  return (
    <>
      <PageHead title={t("group.directory")} lead={t("group.directory.lead")} actions={makeButton} />
      <Tabs
        label={t("group.directory.show")}
        tabs={shown.map((one) => ({
          href: directoryPath({ show: one }),
          label: t(`group.directory.${one}`),
          current: one === show,
        }))}
      />
      <Filters filter={filter} regions={regions} />
      {tag && (
        <p class="cluster">
          {t("group.talk.tagged")} <Tag>{tag}</Tag>
          <a href={directoryPath({ ...filter, tag: "", page: 1 })}>{t("group.talk.untag")}</a>
        </p>
      )}
      {directory.groups.length > 0 ? (
        <GroupList groups={directory.groups} label={t(`group.directory.${show}`)} />
      ) : (
        <NoGroups filter={filter} makeButton={makeButton} />
      )}
      <Pagination
        page={directory.page}
        pages={directory.pages}
        href={(page) => directoryPath({ ...filter, page })}
      />
    </>
  );
}

function Filters({ filter, regions }: Pick<DirectoryPageProps, "filter" | "regions">) {
  const t = useText();
  return (
    <Form action="/groups" method="get" shape="row" class="group-filters">
      {filter.show !== "all" && <input type="hidden" name="show" value={filter.show} />}
      {filter.tag && <input type="hidden" name="tag" value={filter.tag} />}
      <div>
        <Field
          name="words"
          type="search"
          label={t("group.filter.words")}
          value={filter.words}
          maxlength={100}
          labelHidden
          placeholder={t("group.filter.words")}
        />
        <Button icon="search">{t("group.filter")}</Button>
      </div>
      <div>
        {regions.length > 1 && (
          <Select
            name="region"
            label={t("group.filter.region")}
            labelHidden
            none={t("group.filter.all-regions")}
            value={filter.region}
            choices={regions.map((region) => ({ value: region, label: region }))}
            submits
          />
        )}
        <Select
          name="sort"
          label={t("group.filter.sort")}
          labelHidden
          value={filter.sort}
          choices={[
            { value: "name", label: t("group.filter.by-name") },
            { value: "latest", label: t("group.filter.by-latest") },
          ]}
          submits
        />
      </div>
    </Form>
  );
}

function NoGroups({ filter, makeButton }: { filter: DirectoryFilter; makeButton: ComponentChild }) {
  const t = useText();
  const { words, region, tag, show } = filter;
  if (words || region || tag) {
    return (
      <Empty
        icon="search"
        title={t("group.directory.none-found")}
        action={<Button href={directoryPath({ show })}>{t("group.directory.show-all")}</Button>}
      >
        <p>{t("group.directory.none-found-words")}</p>
      </Empty>
    );
  }
  return (
    <Empty
      title={t(`group.directory.none.${show}`)}
      action={show === "all" ? makeButton : <Button href="/groups">{t("group.directory.show-all")}</Button>}
    >
      <p>{t(`group.directory.none-words.${show}`)}</p>
    </Empty>
  );
}
