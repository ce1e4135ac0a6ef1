import type { ComponentChildren } from "preact";

export interface CardProps {
  title?: ComponentChildren;
  /** Makes the whole card a link, by its title. */
  href?: string;
  /** Address of a picture over it, with what it shows. */
  picture?: { src: string; alt: string; width?: number; height?: number };
  /** A quiet line under the title. */
  facts?: ComponentChildren;
  /** At its foot: buttons, faces. */
  foot?: ComponentChildren;
  /** 2 or 3, as the outline of the page asks. */
  level?: 2 | 3;
  children?: ComponentChildren;
}

/** Something that stands by itself: a group in the directory, the next event. Put several into `<Cards>`. */
export function Card({ title, href, picture, facts, foot, level = 3, children }: CardProps) {
  const Heading = `h${level}` as "h2";
  return (
    <article class={`card${href ? " card-linked" : ""}`}>
      {picture && <img class="card-picture" {...picture} alt={picture.alt} loading="lazy" decoding="async" />}
      {title && <Heading class="card-title">{href ? <a href={href}>{title}</a> : title}</Heading>}
      {facts && <p class="card-facts">{facts}</p>}
      {children}
      {foot && <div class="card-foot">{foot}</div>}
    </article>
  );
}

/** Cards beside each other, as many as fit. */
export function Cards({ children }: { children: ComponentChildren }) {
  return <div class="cards">{children}</div>;
}
