import type { ComponentChildren } from "preact";
import { formAction } from "../../platform/http/index.ts";
import { Button, Face, Notice, PostButton, useText } from "../../ui/index.ts";
import type { Viewer } from "../../viewer/index.ts";
import type { Person } from "../find-person.ts";
import { personPath } from "../person-path.ts";
import type { ProfileAct } from "../profile-acts.ts";
import { saysNothing } from "../profile-fields.ts";
import type { Talk } from "../read-talk.ts";
import { PersonFacts } from "./person-facts.tsx";
import { PersonTalk } from "./person-talk.tsx";

export interface PersonPageProps {
  person: Person;
  /** Address of their picture, large. */
  picture: string | null;
  talk: Talk;
  viewer: Viewer;
  following: boolean;
  /** Ways on that other rooms have for the viewer. */
  acts: readonly ProfileAct[];
}

/** Somebody's page: who they are, as far as the viewer may see it, and what they have written here. */
export function PersonPage({ person, picture, talk, viewer, following, acts }: PersonPageProps) {
  const own = viewer.id === person.id;
  return (
    <>
      <PersonHead
        person={person}
        picture={picture}
        actions={<PersonActions {...{ person, viewer, following, acts }} />}
      />
      <PersonState person={person} />
      {person.standing === "active" && <PersonAbout person={person} own={own} />}
      {person.standing !== "closed" && <PersonTalk person={person} talk={talk} own={own} />}
    </>
  );
}

function PersonHead({
  person,
  picture,
  actions,
}: {
  person: Person;
  picture: string | null;
  actions: ComponentChildren;
}) {
  const t = useText();
  const gone = person.standing === "closed";
  const { pronouns, occupation, organisation, region } = person.profile;
  const place = [organisation, region].filter(Boolean).join(" · ");
  return (
    <header class="person-head">
      <Face id={person.id} name={gone ? "–" : person.name} picture={picture ?? person.face} size="large" />
      <div class="person-head-words">
        <h1 dir="auto">{gone ? t("people.former-member") : person.name}</h1>
        {!gone && (
          <p class="person-handle">
            @{person.handle}
            {pronouns && <span> · {pronouns}</span>}
          </p>
        )}
        {occupation && (
          <p class="person-occupation" dir="auto">
            {occupation}
          </p>
        )}
        {place && (
          <p class="soft" dir="auto">
            {place}
          </p>
        )}
      </div>
      <div class="person-head-actions">{actions}</div>
    </header>
  );
}

function PersonActions({
  person,
  viewer,
  following,
  acts,
}: Pick<PersonPageProps, "person" | "viewer" | "following" | "acts">) {
  const t = useText();
  if (viewer.id === person.id)
    return (
      <Button href="/settings/profile" icon="edit">
        {t("people.profile.edit")}
      </Button>
    );
  if (person.standing !== "active") return null;
  return (
    <>
      <PostButton
        action={formAction(`${personPath(person.handle)}/follow`, following ? "delete" : "put")}
        icon={following ? "check" : "plus"}
        pressed={following}
      >
        {t(following ? "people.follow.following" : "people.follow")}
      </PostButton>
      {acts.map((act) => (
        <Button href={act.href} icon={act.icon}>
          {t(act.labelKey, { name: person.name })}
        </Button>
      ))}
    </>
  );
}

/** What there is to know of somebody who is not simply here. */
function PersonState({ person: { standing, closedAt, name } }: { person: Person }) {
  const t = useText();
  if (standing === "active") return null;
  const words = standing === "placeholder" && closedAt ? "left" : standing;
  return (
    <Notice title={t(`people.state.${words}.title`, { name })}>
      <p>{t(`people.state.${words}.text`, { name })}</p>
    </Notice>
  );
}

function PersonAbout({ person, own }: { person: Person; own: boolean }) {
  const t = useText();
  if (!saysNothing(person.profile)) return <PersonFacts profile={person.profile} />;
  if (!own) return <p class="soft section">{t("people.profile.nothing", { name: person.name })}</p>;
  return (
    <div class="section">
      <Notice
        title={t("people.profile.begin.title")}
        action={
          <Button href="/settings/profile" kind="primary" small>
            {t("people.profile.begin.action")}
          </Button>
        }
      >
        <p>{t("people.profile.begin.text")}</p>
      </Notice>
    </div>
  );
}
