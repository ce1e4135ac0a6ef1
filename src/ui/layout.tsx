import type { ComponentChildren } from "preact";
import { Brand } from "./brand.tsx";
import { FlashMessage, type FlashMessageProps } from "./flash-message.tsx";
import { Icon } from "./icon.tsx";
import { PageMeta, type PageMetaProps } from "./page-meta.tsx";
import { SearchBox } from "./search-box.tsx";
import { useLocale, useText } from "./text.tsx";

export interface LayoutProps extends PageMetaProps {
  /** Turned round for languages written from right to left; by the page's language if left out. */
  direction?: "ltr" | "rtl";
  /** The theme a person chose; by their system if left out. */
  theme?: "light" | "dark";
  /** End of the bar: an AccountMenu, or the way to log in. */
  account?: ComponentChildren;
  /** What was searched for; `false` leaves the box out (the search page has its own). */
  search?: string | false;
  /** Blocks of the left rail: RailNavs. On narrow screens it opens by the button in the bar. */
  rail?: ComponentChildren;
  /** Blocks of the right rail: AsideBlocks. On narrow screens it stands under the text. */
  aside?: ComponentChildren;
  /** "text" (default): one column of 68 characters. "wide": lists of cards and tables. "narrow": forms by themselves. */
  shape?: "text" | "wide" | "narrow";
  flash?: FlashMessageProps;
  footer?: ComponentChildren;
  children: ComponentChildren;
}

/** The whole document: head, bar, rails, text, foot. Everything inside of a TextProvider. */
export function Layout(props: LayoutProps) {
  const {
    direction,
    theme,
    account,
    search,
    rail,
    aside,
    shape = "text",
    flash,
    footer,
    children,
    ...meta
  } = props;
  const { language } = useLocale();
  return (
    <html
      lang={language === "en-XA" ? "en" : language}
      dir={direction ?? directionOf(language)}
      data-theme={theme}
    >
      <PageMeta {...meta} />
      <body>
        <Bar site={meta.site} account={account} search={search} hasRail={Boolean(rail)} />
        <div class={`page page-${shape}${rail ? " page-railed" : ""}${aside ? " page-sided" : ""}`}>
          {rail && (
            <div class="rail" id="rail" popover="auto">
              {rail}
            </div>
          )}
          <main id="main" tabIndex={-1}>
            {flash && <FlashMessage {...flash} />}
            {children}
          </main>
          {aside && <aside class="aside">{aside}</aside>}
        </div>
        <footer class="foot">
          <div class="foot-inside">{footer}</div>
        </footer>
      </body>
    </html>
  );
}

function Bar({
  site,
  account,
  search,
  hasRail,
}: {
  site: LayoutProps["site"];
  account: ComponentChildren;
  search?: string | false;
  hasRail: boolean;
}) {
  const t = useText();
  return (
    <>
      <a class="skip-link" href="#main">
        {t("ui.skip")}
      </a>
      <header class="bar">
        <div class="bar-inside">
          {hasRail && (
            <button type="button" class="bar-menu" popovertarget="rail" aria-label={t("ui.menu")}>
              <Icon name="menu" />
            </button>
          )}
          <Brand {...site} />
          <div class="bar-search">{search !== false && <SearchBox query={search} />}</div>
          {search !== false && (
            <a class="bar-search-link" href="/search" aria-label={t("ui.search")}>
              <Icon name="search" />
            </a>
          )}
          <div class="bar-account">{account}</div>
        </div>
        <div class="weave" />
      </header>
    </>
  );
}

const rightToLeft = new Set(["ar", "fa", "he", "ur", "ps", "dv", "yi", "ug"]);

/** Which way the lines of a language run. */
export function directionOf(language: string): "ltr" | "rtl" {
  return rightToLeft.has(language.split("-")[0] ?? "") ? "rtl" : "ltr";
}
