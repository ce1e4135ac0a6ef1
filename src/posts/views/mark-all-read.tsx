import { PostButton, useText } from "../../ui/index.ts";

/** Marks all that is new in a group as read, or in all of the viewer's groups; the next page offers to undo it. */
export function MarkAllRead({ group }: { group?: string }) {
  const t = useText();
  return (
    <PostButton
      action="/reading"
      fields={group === undefined ? {} : { group }}
      kind="link"
      small
      icon="check"
      class="mark-all-read"
    >
      {t("reading.mark-all")}
    </PostButton>
  );
}
