import { groupPath } from "../../groups/index.ts";
import { formAction } from "../../platform/http/index.ts";
import type { PostKind } from "../../posts/index.ts";
import { Badge, Breadcrumb, Button, Card, Cards, PageHead, PostButton, useText } from "../../ui/index.ts";
import type { OwnTemplate } from "../own-templates.ts";
import { waysPath } from "../paths.ts";

export interface WaysPageProps {
  group: { readonly slug: string; readonly name: string };
  /** Those that the group uses. */
  kinds: readonly PostKind[];
  ours: readonly { readonly key: string; readonly kind: string }[];
  own: readonly OwnTemplate[];
  mayKeep: boolean;
}

/** All ways to begin in a group: the kinds of talk, and texts to begin with. */
export function WaysPage({ group, kinds, ours, own, mayKeep }: WaysPageProps) {
  const t = useText();
  const path = groupPath(group);
  const start = (query: string) => `${path}/posts/new?${query}`;
  return (
    <>
      <PageHead
        title={t("discussion.ways.title")}
        lead={t("discussion.ways.lead")}
        crumbs={
          <Breadcrumb crumbs={[{ label: group.name, href: path }, { label: t("discussion.ways.title") }]} />
        }
      />
      <section class="section" aria-labelledby="kinds-title">
        <h2 id="kinds-title">{t("discussion.ways.kinds")}</h2>
        <Cards>
          {kinds.map((kind) => (
            <Card
              title={t(kind.startKey)}
              href={kind.startPath?.(group.slug) ?? start(`kind=${encodeURIComponent(kind.key)}`)}
            >
              <p class="soft small">{t(kind.hintKey)}</p>
            </Card>
          ))}
        </Cards>
      </section>
      {(own.length > 0 || mayKeep) && (
        <section class="section" aria-labelledby="own-title">
          <div class="spread">
            <h2 id="own-title">{t("discussion.ways.own", { group: group.name })}</h2>
            {mayKeep && (
              <Button small icon="plus" href={`${waysPath(group.slug)}/new`}>
                {t("discussion.template.new")}
              </Button>
            )}
          </div>
          {own.length === 0 && <p class="soft">{t("discussion.ways.own.none")}</p>}
          <Cards>
            {own.map((template) => (
              <OwnCard {...{ group, template, kinds, mayKeep }} href={start(`template=${template.id}`)} />
            ))}
          </Cards>
        </section>
      )}
      <section class="section" aria-labelledby="ours-title">
        <h2 id="ours-title">{t("discussion.ways.ours")}</h2>
        <Cards>
          {ours.map(({ key, kind }) => (
            <Card
              title={t(`discussion.template.${key}`)}
              href={start(`template=${key}`)}
              facts={<KindBadge kinds={kinds} kind={kind} />}
            >
              <p class="soft small">{t(`discussion.template.${key}.hint`)}</p>
            </Card>
          ))}
        </Cards>
      </section>
    </>
  );
}

function KindBadge({ kinds, kind }: { kinds: readonly PostKind[]; kind: string }) {
  const t = useText();
  const found = kinds.find((one) => one.key === kind);
  return found ? <Badge icon={found.icon}>{t(found.nameKey)}</Badge> : null;
}

function OwnCard({
  group,
  template,
  kinds,
  mayKeep,
  href,
}: Pick<WaysPageProps, "group" | "kinds" | "mayKeep"> & { template: OwnTemplate; href: string }) {
  const t = useText();
  const path = `${waysPath(group.slug)}/${template.id}`;
  return (
    <Card
      title={template.name}
      href={href}
      facts={<KindBadge kinds={kinds} kind={template.kind} />}
      foot={
        mayKeep && (
          <>
            <Button kind="link" small href={`${path}/edit`}>
              {t("discussion.template.change")}
            </Button>
            <PostButton kind="link" small action={formAction(path, "delete")}>
              {t("discussion.template.remove")}
            </PostButton>
          </>
        )
      }
    >
      {template.hint && <p class="soft small">{template.hint}</p>}
    </Card>
  );
}
