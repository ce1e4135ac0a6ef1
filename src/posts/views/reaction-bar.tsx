import {
  invitesAnswer,
  type ReactionCounts,
  type ReactionKind,
  reactionKinds,
} from "../../reactions/index.ts";
import { Button, Icon, type IconName, Menu, useText } from "../../ui/index.ts";
import type { ReactionRight } from "../rights.ts";

export interface ReactionBarProps {
  /** "/posts/42" or "/replies/7": what is reacted to. */
  path: string;
  counts: ReactionCounts;
  right: ReactionRight;
  /** Whether the viewer may learn who it was. */
  named: boolean;
  /** Whose words they are, for screen readers: each bar has its own name. */
  author: string;
  /** Where the viewer may answer; undefined where they may not. */
  answerPath?: string;
}

/** The drawing of each kind, the same everywhere. */
export const reactionIcons: Readonly<Record<ReactionKind, IconName>> = {
  thanks: "thanks",
  "me-too": "people",
  used: "check",
  more: "question",
  differently: "discussion",
};

/**
 * What one can say to a text in one press: thanks, or one of four more in a menu; and how many have. Forms and links, so it
 * works without scripts; with them a press changes it in its place (weft-reactions).
 */
export function ReactionBar(props: ReactionBarProps) {
  const t = useText();
  const whole = t("reaction.list.whole");
  return (
    <weft-reactions class="reactions" data-whole={whole}>
      <ReactionParts {...props} />
    </weft-reactions>
  );
}

/** The inside of the bar, which weft-reactions puts in place of what stood there before. */
export function ReactionParts({ path, counts, right, named, author, answerPath }: ReactionBarProps) {
  const t = useText();
  const mine = right === "give" || right === "none" ? null : right;
  // What one has chosen stands first, to be taken back where it was given.
  const first = mine ?? "thanks";
  return (
    <>
      {right !== "none" && (
        <form method="post" action={`${path}/reaction`} class="reaction-form">
          <Button
            kind="link"
            small
            icon={reactionIcons[first]}
            name="kind"
            value={mine ? "none" : "thanks"}
            aria-pressed={mine !== null}
          >
            {t(`reaction.${first}`)}
          </Button>
          <Menu summary={<Icon name="chevron" />} label={t("reaction.others", { name: author })} side="start">
            {reactionKinds
              .filter((kind) => kind !== first)
              .map((kind) => (
                <Choice kind={kind} path={path} />
              ))}
          </Menu>
        </form>
      )}
      <Counts {...{ path, counts, named }} />
      {mine !== null && invitesAnswer(mine) && answerPath !== undefined && (
        <a class="reaction-invite" href={answerPath} data-turbo="false">
          {t(`reaction.${mine}.invite`)}
        </a>
      )}
    </>
  );
}

/** Of what one used, one is asked what happened: that is a page of its own. */
function Choice({ kind, path }: { kind: ReactionKind; path: string }) {
  const t = useText();
  const words = t(`reaction.${kind}`);
  if (kind === "used") {
    return (
      <a class="menu-line" href={`${path}/use`}>
        <Icon name={reactionIcons[kind]} />
        {words}
      </a>
    );
  }
  return (
    <Button kind="link" icon={reactionIcons[kind]} name="kind" value={kind}>
      {words}
    </Button>
  );
}

function Counts({ path, counts, named }: Pick<ReactionBarProps, "path" | "counts" | "named">) {
  const t = useText();
  const chosen = reactionKinds.filter((kind) => (counts[kind] ?? 0) > 0);
  if (chosen.length === 0) return null;
  const words = chosen.map((kind) => t(`reaction.${kind}.count`, { count: counts[kind] })).join(", ");
  const numbers = chosen.map((kind) => (
    <span class="reaction-count">
      <Icon name={reactionIcons[kind]} />
      {counts[kind]}
    </span>
  ));
  return named ? (
    <a
      class="reaction-counts"
      href={`${path}/reactions`}
      aria-label={t("reaction.who", { words })}
      title={words}
    >
      {numbers}
    </a>
  ) : (
    <span class="reaction-counts" title={words}>
      <span aria-hidden="true">{numbers}</span>
      <span class="visually-hidden">{words}</span>
    </span>
  );
}
