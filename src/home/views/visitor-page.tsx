import { PostList } from "../../posts/index.ts";
import type { Settings } from "../../settings/index.ts";
import { Button, Empty, Stat, Stats, useText } from "../../ui/index.ts";
import type { VisitorHome } from "../visitor-home.ts";

export interface VisitorPageProps {
  site: Pick<Settings, "name" | "signUp">;
  home: VisitorHome;
}

/** Home of a visitor: what this community is, the ways in, and what can be read without an account. */
export function VisitorPage({ site, home }: VisitorPageProps) {
  const t = useText();
  const { talk, groups } = home;
  return (
    <>
      <Welcome site={site} home={home} />
      {talk.length > 0 && (
        <section class="section" aria-labelledby="home-talk">
          <h2 id="home-talk">{t("home.visitor.talk")}</h2>
          <PostList posts={talk} label={t("home.visitor.talk")} groups />
        </section>
      )}
      {talk.length + groups.length === 0 && (
        <div class="section">
          <Empty icon="lock" title={t("home.visitor.nothing")}>
            <p>{t("home.visitor.nothing-words")}</p>
          </Empty>
        </div>
      )}
    </>
  );
}

function Welcome({ site, home }: VisitorPageProps) {
  const t = useText();
  const sizes = Object.entries(home.sizes);
  return (
    <header class="welcome">
      <h1>{site.name}</h1>
      {home.aboutHtml ? (
        // The renderer has cleaned it: see platform/text.
        <div class="welcome-about prose" dangerouslySetInnerHTML={{ __html: home.aboutHtml }} />
      ) : (
        <p class="welcome-about">{t("home.visitor.about")}</p>
      )}
      <div class="welcome-ways">
        {site.signUp !== "invitation" && (
          <Button kind="primary" href="/sign-up">
            {t(`home.visitor.sign-up.${site.signUp}`)}
          </Button>
        )}
        <Button href="/log-in">{t("home.visitor.log-in")}</Button>
      </div>
      {site.signUp === "invitation" && <p class="welcome-hint">{t("home.visitor.by-invitation")}</p>}
      {sizes.length > 0 && (
        <Stats>
          {sizes.map(([what, size]) => (
            <Stat value={size} label={t(`home.size.${what}`, { count: size })} />
          ))}
        </Stats>
      )}
    </header>
  );
}
