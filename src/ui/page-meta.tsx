import type { ComponentChildren } from "preact";

export interface PageMetaProps {
  /** Of this page, without the community's name. */
  title: string;
  site: { name: string; href?: string };
  /** Addresses out of the build's manifest. */
  assets: { css: readonly string[]; js: readonly string[] };
  /** One sentence for search results and shared links. */
  description?: string;
  /** The one true address of this page. */
  canonical?: string;
  /** "noindex" for what should not be found from outside. */
  robots?: string;
  /** The request's nonce, for the one style that Turbo adds. */
  nonce?: string;
  /** Address of the community's icon. */
  icon?: string;
  /** Address of a picture for shared links. */
  picture?: string;
  /** More for the head. */
  head?: ComponentChildren;
}

/** The head of the document. */
export function PageMeta({
  title,
  site,
  assets,
  description,
  canonical,
  robots,
  nonce,
  icon,
  picture,
  head,
}: PageMetaProps) {
  return (
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title === site.name ? title : `${title} · ${site.name}`}</title>
      {assets.css.map((href) => (
        <link rel="stylesheet" href={href} data-turbo-track="reload" />
      ))}
      {assets.js.map((src) => (
        <script type="module" src={src} data-turbo-track="reload" />
      ))}
      {description && <meta name="description" content={description} />}
      {canonical && <link rel="canonical" href={canonical} />}
      {robots && <meta name="robots" content={robots} />}
      {nonce && <meta name="csp-nonce" content={nonce} />}
      {icon && <link rel="icon" type="image/svg+xml" href={icon} />}
      <meta property="og:title" content={title} />
      <meta property="og:site_name" content={site.name} />
      {description && <meta property="og:description" content={description} />}
      {picture && <meta property="og:image" content={picture} />}
      <meta name="color-scheme" content="light dark" />
      <meta name="theme-color" media="(prefers-color-scheme: light)" content="#fbf8f2" />
      <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#15191a" />
      {head}
    </head>
  );
}
