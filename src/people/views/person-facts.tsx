import { Icon, TagList, useText } from "../../ui/index.ts";
import type { ProfileFacts } from "../profile-fields.ts";

/** What somebody says of themselves, part by part; what they do not say (or not to this viewer) is not there. */
export function PersonFacts({ profile: { aboutHtml, interests, wants, links } }: { profile: ProfileFacts }) {
  const t = useText();
  return (
    <div class="person-facts">
      {aboutHtml && <div class="prose" dir="auto" dangerouslySetInnerHTML={{ __html: aboutHtml }} />}
      {wants && (
        <section>
          <h2 class="person-facts-title">{t("people.field.wants")}</h2>
          <p class="person-lines" dir="auto">
            {wants}
          </p>
        </section>
      )}
      {interests.length > 0 && (
        <section>
          <h2 class="person-facts-title">{t("people.field.interests")}</h2>
          <TagList tags={interests} href={(tag) => `/people?interest=${encodeURIComponent(tag)}`} />
        </section>
      )}
      {links.length > 0 && (
        <section>
          <h2 class="person-facts-title">{t("people.field.links")}</h2>
          <ul class="person-links">
            {links.map(({ url, label }) => (
              <li>
                <Icon name="link" />
                <a href={url} rel="me nofollow ugc noopener" dir="auto">
                  {label || shortAddress(url)}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

/** An address as one reads it aloud: without "https://www." and the last slash. */
function shortAddress(url: string): string {
  return url.replace(/^https?:\/\/(?:www\.)?/, "").replace(/\/$/, "");
}
