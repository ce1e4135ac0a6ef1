import { formAction } from "../../platform/http/index.ts";
import { PostButton, useText } from "../../ui/index.ts";
import type { ThanksRight } from "../rights.ts";

export interface ThanksProps {
  /** "/posts/42/thanks": POST gives them, DELETE takes them back, GET names who gave. */
  path: string;
  count: number;
  right: ThanksRight;
  /** Whether the viewer may learn who it was. */
  named: boolean;
}

/** The button that says thanks, and how many have. With scripts a press changes it in its place (weft-thanks). */
export function Thanks({ path, count, right, named }: ThanksProps) {
  const t = useText();
  const words = t("post.thanks.count", { count });
  if (right === "none") {
    return named ? (
      <a class="thanks-count" href={path}>
        {words}
      </a>
    ) : (
      <span class="thanks-count">{words}</span>
    );
  }
  const given = right === "given";
  return (
    <weft-thanks class="thanks" data-path={path}>
      <PostButton
        action={given ? formAction(path, "delete") : path}
        kind="link"
        small
        icon="thanks"
        pressed={given}
      >
        {t("post.thanks")}
      </PostButton>
      <a class="thanks-count" href={path} hidden={count === 0} aria-label={words}>
        {count}
      </a>
    </weft-thanks>
  );
}
