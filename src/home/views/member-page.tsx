import { MarkAllRead, PostList } from "../../posts/index.ts";
import { Button, Empty, Icon, LiveNews, PageHead, useText } from "../../ui/index.ts";
import type { MemberHome } from "../member-home.ts";

export interface MemberPageProps {
  name: string;
  home: MemberHome;
}

/** What is new in the viewer's groups: first what they have not read, then the latest of the rest. */
export function MemberPage({ name, home }: MemberPageProps) {
  const t = useText();
  const { fresh, known } = home;
  return (
    <>
      <PageHead
        title={t("home.member.title", { name })}
        actions={
          <Button kind="primary" icon="plus" href="/posts/new">
            {t("home.start")}
          </Button>
        }
      />
      <LiveNews topic="mine" />
      {fresh.length + known.length === 0 ? (
        <Empty
          icon="discussion"
          title={t("home.member.quiet.title")}
          action={
            <Button kind="primary" href="/posts/new">
              {t("home.start")}
            </Button>
          }
        >
          <p>{t("home.member.quiet.words")}</p>
        </Empty>
      ) : (
        <>
          <section aria-labelledby="home-fresh">
            <div class="spread">
              <h2 id="home-fresh">{t("home.fresh")}</h2>
              {fresh.length > 0 && <MarkAllRead />}
            </div>
            {fresh.length > 0 ? (
              <PostList posts={fresh} label={t("home.fresh")} groups />
            ) : (
              <p class="home-all-read">
                <Icon name="check" />
                {t("home.all-read")}
              </p>
            )}
          </section>
          {known.length > 0 && (
            <section class="section" aria-labelledby="home-known">
              <h2 id="home-known">{t("home.known")}</h2>
              <PostList posts={known} label={t("home.known")} groups />
            </section>
          )}
        </>
      )}
    </>
  );
}
