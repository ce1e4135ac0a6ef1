import type { ComponentChildren } from "preact";

export interface JoinPanelProps {
  /** "Join this group to contribute to discussions". */
  title: string;
  /** What happens next. */
  words?: ComponentChildren;
  /** The step: a PostButton or Button of kind "primary". */
  action?: ComponentChildren;
  id?: string;
}

/** The one thing to do here, on the accent colour: to join, to log in, to begin. Once a page. */
export function JoinPanel({ title, words, action, id }: JoinPanelProps) {
  return (
    <section class="join-panel" id={id} aria-label={title}>
      <div class="join-panel-words">
        <h2>{title}</h2>
        {words && <p>{words}</p>}
      </div>
      {action}
    </section>
  );
}
