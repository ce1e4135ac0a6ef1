import type { ComponentChildren } from "preact";
import { PageHead } from "../../ui/index.ts";

export interface EntranceProps {
  title: string;
  lead?: ComponentChildren;
  /** Under the card: the other ways. */
  foot?: ComponentChildren;
  children: ComponentChildren;
}

/** The pages by which one comes in: a title, one card with one thing to do, and the other ways under it. */
export function Entrance({ title, lead, foot, children }: EntranceProps) {
  return (
    <div class="entrance">
      <PageHead title={title} lead={lead} />
      <div class="entrance-card">{children}</div>
      {foot && <div class="entrance-foot">{foot}</div>}
    </div>
  );
}
