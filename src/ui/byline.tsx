import type { ComponentChildren } from "preact";
import { Face, type FaceProps } from "./face.tsx";

export interface BylineProps {
  person: Omit<FaceProps, "size">;
  /** The person's page. */
  href?: string;
  /** Badges beside the name: their role here. */
  badges?: ComponentChildren;
  /** Under the name: when, how many replies, "edited". */
  facts?: ComponentChildren;
}

/** Who wrote this, and when. */
export function Byline({ person, href, badges, facts }: BylineProps) {
  return (
    <div class="byline">
      <Face {...person} />
      <div class="byline-words">
        <p class="byline-name">
          {href ? <a href={href}>{person.name}</a> : <b>{person.name}</b>} {badges}
        </p>
        {facts && <p class="byline-facts">{facts}</p>}
      </div>
    </div>
  );
}
