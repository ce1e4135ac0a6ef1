import type { ComponentChildren } from "preact";
import { Button, type ButtonKind } from "./button.tsx";
import type { IconName } from "./icon.tsx";
import { useText } from "./text.tsx";

export interface DialogProps {
  id: string;
  title: string;
  children: ComponentChildren;
}

/** A question or small form over the page. It is opened by a DialogLink, which leads to a page of its own without scripts. */
export function Dialog({ id, title, children }: DialogProps) {
  const t = useText();
  return (
    <weft-dialog>
      <dialog class="dialog" id={id} aria-labelledby={`${id}-title`}>
        <header class="dialog-head">
          <h2 id={`${id}-title`}>{title}</h2>
          <form method="dialog">
            <Button kind="link" icon="close" label={t("ui.close")} />
          </form>
        </header>
        {children}
      </dialog>
    </weft-dialog>
  );
}

/**
 * Opens the Dialog of that id; without scripts it goes to `href`, where the same stands as a page.
 */
export function DialogLink({
  dialog,
  href,
  children,
  ...look
}: {
  dialog: string;
  href: string;
  kind?: ButtonKind;
  icon?: IconName;
  small?: boolean;
  children: ComponentChildren;
}) {
  return (
    <Button {...look} href={href} data-dialog={dialog} aria-haspopup="dialog">
      {children}
    </Button>
  );
}
