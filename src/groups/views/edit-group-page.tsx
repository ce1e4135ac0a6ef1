import { formAction } from "../../platform/http/index.ts";
import { Breadcrumb, Notice, PageHead, PostButton, useText } from "../../ui/index.ts";
import type { Group } from "../find-group.ts";
import { archivePath, groupPath } from "../paths.ts";
import { GroupForm, type GroupFormProps } from "./group-form.tsx";

type EditGroupPageProps = Pick<GroupFormProps, "form" | "stamp" | "parents" | "parent" | "tools"> & {
  group: Group;
};

/** Changes a group, and archives it or brings it back. */
export function EditGroupPage({ group, ...form }: EditGroupPageProps) {
  const t = useText();
  return (
    <>
      <PageHead
        title={t("group.edit", { group: group.name })}
        crumbs={<Breadcrumb crumbs={[{ label: group.name, href: groupPath(group) }]} />}
      />
      {group.archivedAt ? (
        <Notice
          title={t("group.archived.title")}
          action={<PostButton action={archivePath(group, false)}>{t("group.bring-back")}</PostButton>}
        >
          <p>{t("group.bring-back.words")}</p>
        </Notice>
      ) : (
        <>
          <GroupForm
            action={formAction(groupPath(group), "put")}
            cancel={groupPath(group)}
            group={group}
            {...form}
          />
          <section class="section stack" aria-labelledby="archive">
            <h2 id="archive">{t("group.archive")}</h2>
            <p>{t("group.archive.words")}</p>
            <PostButton kind="danger" action={archivePath(group, true)}>
              {t("group.archive")}
            </PostButton>
          </section>
        </>
      )}
    </>
  );
}
