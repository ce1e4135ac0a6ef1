import { Breadcrumb, PageHead, useText } from "../../ui/index.ts";
import { GroupForm, type GroupFormProps } from "./group-form.tsx";

/** Makes a group. */
export function NewGroupPage(props: Pick<GroupFormProps, "form" | "parents" | "parent" | "tools">) {
  const t = useText();
  return (
    <>
      <PageHead
        title={t("group.new")}
        lead={t("group.new.lead")}
        crumbs={<Breadcrumb crumbs={[{ label: t("group.directory"), href: "/groups" }]} />}
      />
      <GroupForm action="/groups" cancel="/groups" {...props} />
    </>
  );
}
