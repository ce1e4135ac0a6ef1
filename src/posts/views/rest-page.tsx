import { Breadcrumb, PageHead, useText } from "../../ui/index.ts";

export interface RestPageProps {
  /** Of the talk. */
  title: string;
  /** Address of the text that it belongs to. */
  path: string;
  quotedHtml: string;
  signatureHtml: string;
}

/** What a mail held beside the words that were posted. */
export function RestPage({ title, path, quotedHtml, signatureHtml }: RestPageProps) {
  const t = useText();
  return (
    <>
      <PageHead
        title={t("mail-in.rest.title")}
        crumbs={<Breadcrumb crumbs={[{ label: title, href: path }, { label: t("mail-in.rest.title") }]} />}
      />
      <div class="text-rest stack">
        <Part words={t("mail-in.rest.quoted")} html={quotedHtml} />
        <Part words={t("mail-in.rest.signature")} html={signatureHtml} />
        <p>
          <a href={path} data-turbo="false">
            {t("mail-in.rest.back")}
          </a>
        </p>
      </div>
    </>
  );
}

function Part({ words, html }: { words: string; html: string }) {
  if (html === "") return null;
  return (
    <details open>
      <summary>{words}</summary>
      {/* Rendered and sanitised by platform/text just now. */}
      <div class="prose" dangerouslySetInnerHTML={{ __html: html }} />
    </details>
  );
}
