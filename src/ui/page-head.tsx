import type { ComponentChildren } from "preact";

export interface PageHeadProps {
  title: ComponentChildren;
  /** A Breadcrumb over the title. */
  crumbs?: ComponentChildren;
  /** One or two sentences under it: what this is for. */
  lead?: ComponentChildren;
  /** A quiet line: numbers, badges. */
  facts?: ComponentChildren;
  /** Buttons at its end. */
  actions?: ComponentChildren;
}

/** The top of a page: the one `h1`, and what belongs to it. */
export function PageHead({ title, crumbs, lead, facts, actions }: PageHeadProps) {
  return (
    <header class="page-head">
      {crumbs}
      <div class="page-head-row">
        <h1>{title}</h1>
        {actions && <div class="page-head-actions">{actions}</div>}
      </div>
      {lead && <p class="page-head-lead">{lead}</p>}
      {facts && <p class="page-head-facts">{facts}</p>}
    </header>
  );
}
