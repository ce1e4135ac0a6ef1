import { squarePath } from "../../attachments/index.ts";
import { initialsOf, toneOf } from "../../ui/index.ts";
import type { GroupId } from "../../viewer/index.ts";

export interface GroupTileProps {
  group: { readonly id: GroupId; readonly name: string; readonly pictureId: string | null };
  /** What the picture shows; left out where the name stands beside it. */
  alt?: string;
  large?: boolean;
}

/** A group's picture, or its initials on a bit of cloth in a colour of its own. */
export function GroupTile({ group, alt = "", large }: GroupTileProps) {
  const pixels = large ? 96 : 48;
  const look = `group-tile${large ? " group-tile-large" : ""}`;
  if (group.pictureId) {
    return (
      <img
        class={look}
        src={squarePath(group.pictureId, large ? 320 : 128)}
        alt={alt}
        width={pixels}
        height={pixels}
        loading="lazy"
        decoding="async"
      />
    );
  }
  return (
    <span class={`${look} group-tile-cloth tone-${toneOf(`group ${group.id}`)}`} aria-hidden="true">
      {initialsOf(group.name)}
    </span>
  );
}
