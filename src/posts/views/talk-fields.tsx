import { Choices, Field, useLocale, useText } from "../../ui/index.ts";
import type { PostKind } from "../kinds.ts";

export interface TalkFieldsProps {
  /** Those that can be chosen; with one alone its fields always show. */
  kinds: readonly PostKind[];
  /** What was chosen before. */
  start?: { roundUntil: string; roundEndsOn: string; repliesOpenOn: string };
}

/** What some kinds of post ask further: each set shows while its kind is chosen (posts.css), and to all where that is not known. */
export function TalkFields({ kinds, start }: TalkFieldsProps) {
  return (
    <>
      {kinds.some((kind) => kind.talk === "round") && <RoundFields start={start} />}
      {kinds.some((kind) => kind.talk === "held") && <HeldFields start={start} />}
    </>
  );
}

function RoundFields({ start }: Pick<TalkFieldsProps, "start">) {
  const t = useText();
  const { timeZone } = useLocale();
  return (
    <div class="talk-fields talk-fields-round">
      <Choices
        name="roundUntil"
        label={t("post.round.until")}
        value={start?.roundUntil ?? "all"}
        required
        choices={["all", "date", "facilitator"].map((value) => ({
          value,
          label: t(`post.round.until.${value}.label`),
          hint: t(`post.round.until.${value}.hint`),
        }))}
      />
      <Field
        name="roundEndsOn"
        type="datetime-local"
        label={t("post.round.ends-on")}
        hint={t("post.round.ends-on.hint", { zone: timeZone })}
        value={start?.roundEndsOn}
      />
    </div>
  );
}

function HeldFields({ start }: Pick<TalkFieldsProps, "start">) {
  const t = useText();
  const { timeZone } = useLocale();
  return (
    <div class="talk-fields talk-fields-held">
      <Field
        name="repliesOpenOn"
        type="datetime-local"
        label={t("post.held.open-on")}
        hint={t("post.held.open-on.hint", { zone: timeZone })}
        value={start?.repliesOpenOn}
      />
    </div>
  );
}
