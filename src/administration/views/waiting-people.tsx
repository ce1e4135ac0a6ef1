import type { AdministeredPerson } from "../../people/index.ts";
import { Button, Face, Form, TextArea, Time, useRichText, useText } from "../../ui/index.ts";
import { accountPath } from "../people-path.ts";
import { Address } from "./account-line.tsx";

export interface WaitingPeopleProps {
  people: readonly AdministeredPerson[];
  /** Of the word that goes with an answer, in characters. */
  wordLengthMax: number;
}

/** People who wait for an account, each with the two answers. Nothing where nobody waits. */
export function WaitingPeople({ people, wordLengthMax }: WaitingPeopleProps) {
  const t = useText();
  if (people.length === 0) return null;
  return (
    <section class="waiting-people" aria-labelledby="waiting">
      <h2 id="waiting">{t("administration.waiting.title", { count: people.length })}</h2>
      <p class="soft">{t("administration.waiting.words")}</p>
      <ul class="rows">
        {people.map((person) => (
          <WaitingPerson person={person} wordLengthMax={wordLengthMax} />
        ))}
      </ul>
    </section>
  );
}

function WaitingPerson({ person, wordLengthMax }: { person: AdministeredPerson; wordLengthMax: number }) {
  const t = useText();
  const rich = useRichText();
  const { id, name, handle, face, askedAt, createdAt } = person;
  return (
    <li class="row">
      <Face id={id} name={name} picture={face} />
      <div class="row-words">
        <h3 class="row-title">{name}</h3>
        <p class="row-facts">
          <Address account={person} /> ·{" "}
          {rich("administration.waiting.since", { time: <Time at={askedAt ?? createdAt} /> })}
        </p>
        <Form action={accountPath(handle, "approval")} class="waiting-answer">
          <TextArea
            name="word"
            id={`word-${handle}`}
            label={t("administration.waiting.word")}
            maxlength={wordLengthMax}
            rows={2}
          />
          <p class="cluster">
            <Button kind="primary" small name="answer" value="approve">
              {t("administration.waiting.approve")}
            </Button>
            <Button kind="danger" small name="answer" value="decline">
              {t("administration.waiting.decline")}
            </Button>
          </p>
        </Form>
      </div>
    </li>
  );
}
