import type { ComponentChildren } from "preact";
import { Face, type FaceProps } from "./face.tsx";
import { Icon } from "./icon.tsx";

export interface ThreadItemProps {
  /** Its anchor: "reply-12". */
  id: string;
  person: Omit<FaceProps, "size">;
  /** The person's page. */
  href?: string;
  badges?: ComponentChildren;
  /** Beside the name: when (a link to itself), "edited". */
  facts?: ComponentChildren;
  /** What it answers, where that is not the line before: a link in the words of the page. */
  answers?: ComponentChildren;
  /** Buttons under it. */
  actions?: ComponentChildren;
  /** The words, in an element of class "prose". */
  children: ComponentChildren;
}

/** One contribution to a talk. Put several into `<Thread>`: they hang on one line, from face to face. */
export function ThreadItem({ id, person, href, badges, facts, answers, actions, children }: ThreadItemProps) {
  return (
    <article class="thread-item" id={id}>
      <Face {...person} />
      <div class="thread-item-body">
        <header class="thread-item-head">
          {href ? (
            <a class="thread-item-name" href={href}>
              {person.name}
            </a>
          ) : (
            <b class="thread-item-name">{person.name}</b>
          )}
          {badges}
          {facts}
        </header>
        {answers && (
          <p class="thread-item-answers">
            <Icon name="reply" />
            {answers}
          </p>
        )}
        {children}
        {actions && <div class="acts">{actions}</div>}
      </div>
    </article>
  );
}

/** ThreadItems, one after the other. */
export function Thread({ children, id }: { children: ComponentChildren; id?: string }) {
  return (
    <div class="thread" id={id}>
      {children}
    </div>
  );
}

/** Where what is new to the viewer begins: "New since Tuesday". */
export function ThreadNew({ children }: { children: ComponentChildren }) {
  return (
    <p class="thread-new" id="new">
      {children}
    </p>
  );
}
