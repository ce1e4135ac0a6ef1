import { formAction } from "../../platform/http/index.ts";
import { Badge, PostButton, Time, useText } from "../../ui/index.ts";
import type { PushBrowser } from "../browsers.ts";

export interface PushBrowsersProps {
  browsers: readonly PushBrowser[];
  pushKey: string;
}

/** The browsers that get pushes, and the press that adds or takes away this one. Without scripts there are no pushes. */
export function PushBrowsers({ browsers, pushKey }: PushBrowsersProps) {
  const t = useText();
  return (
    <section class="section stack" aria-labelledby="browsers">
      <h2 id="browsers">{t("notice.browsers")}</h2>
      <p class="soft">{t("notice.browsers.words")}</p>
      <weft-push
        data-key={pushKey}
        data-add={t("notice.browsers.add")}
        data-remove={t("notice.browsers.remove-here")}
        data-denied={t("notice.browsers.denied")}
        data-failed={t("notice.browsers.failed")}
        data-unable={t("notice.browsers.unable")}
      >
        <noscript>
          <p class="small soft">{t("notice.browsers.no-script")}</p>
        </noscript>
      </weft-push>
      {browsers.length === 0 && <p class="soft">{t("notice.browsers.none")}</p>}
      <ul class="follow-list">
        {browsers.map((browser) => (
          <li>
            <div class="follow-place">
              <p>
                {browser.name || t("notice.browsers.unknown")}{" "}
                {browser.here && <Badge>{t("notice.browsers.here")}</Badge>}
              </p>
              <p class="small soft">
                {browser.usedAt ? (
                  <>
                    {t("notice.browsers.used")} <Time at={browser.usedAt} />
                  </>
                ) : (
                  <>
                    {t("notice.browsers.added")} <Time at={browser.createdAt} />
                  </>
                )}
              </p>
            </div>
            <PostButton action={formAction(`/settings/notices/browsers/${browser.id}`, "delete")} small>
              {t("notice.browsers.remove")}
            </PostButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
