import { groupPath } from "../../groups/index.ts";
import { Button, Card, Cards, Empty, PageHead, useText } from "../../ui/index.ts";

export interface ChooseGroupPageProps {
  groups: readonly { readonly slug: string; readonly name: string; readonly purpose: string }[];
  /** Key of the kind of post that is to be begun, if it was chosen already. */
  kind?: string;
}

/** Every post stands in a group: which one this is to be. */
export function ChooseGroupPage({ groups, kind }: ChooseGroupPageProps) {
  const t = useText();
  const query = kind ? `?kind=${encodeURIComponent(kind)}` : "";
  return (
    <>
      <PageHead title={t("post.new.choose")} lead={t("post.new.choose.lead")} />
      {groups.length === 0 ? (
        <Empty
          icon="group"
          title={t("post.new.no-groups")}
          action={
            <Button kind="primary" href="/groups">
              {t("post.new.find-group")}
            </Button>
          }
        >
          <p>{t("post.new.no-groups.words")}</p>
        </Empty>
      ) : (
        <Cards>
          {groups.map((group) => (
            <Card level={2} title={group.name} href={`${groupPath(group)}/posts/new${query}`}>
              {group.purpose && <p class="soft small choose-purpose">{group.purpose}</p>}
            </Card>
          ))}
        </Cards>
      )}
    </>
  );
}
