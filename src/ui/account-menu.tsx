import type { ComponentChildren } from "preact";
import { Face, type FaceProps } from "./face.tsx";
import { Icon } from "./icon.tsx";
import { Menu } from "./menu.tsx";
import { useText } from "./text.tsx";

/** The viewer's own corner of the bar. `children`: MenuLinks, and the PostButton that logs out. */
export function AccountMenu({
  person,
  children,
}: {
  person: Omit<FaceProps, "size">;
  children: ComponentChildren;
}) {
  const t = useText();
  return (
    <Menu
      label={t("ui.account", { name: person.name })}
      summary={
        <>
          <Face {...person} size="small" />
          <Icon name="chevron" class="menu-chevron" />
        </>
      }
    >
      <p class="menu-head">{person.name}</p>
      {children}
    </Menu>
  );
}
