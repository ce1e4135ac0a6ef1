import { personPath } from "../../people/index.ts";
import { formAction } from "../../platform/http/index.ts";
import {
  Badge,
  Breadcrumb,
  Button,
  Checkbox,
  Face,
  Form,
  type FormValues,
  Notice,
  PageHead,
  PostButton,
  TextArea,
  Time,
  useLocale,
  useRichText,
  useText,
} from "../../ui/index.ts";
import type { Conversation, Participant } from "../find-conversation.ts";
import { reasonLengthMax } from "../limits.ts";
import { nameOf, namesOf } from "../names.ts";
import { conversationPath } from "../paths.ts";
import type { Reachable } from "../reachable.ts";
import { WhoPicker } from "./who-picker.tsx";

export interface PeoplePageProps {
  conversation: Conversation;
  viewerId: string;
  letters: string;
  offered: readonly Reachable[];
  /** Why nobody can be brought in; null where somebody can. */
  mayAdd: string | null;
  add: FormValues;
  report: FormValues;
}

/** Who is in a conversation, and what one can do about it. */
export function PeoplePage(props: PeoplePageProps) {
  const { conversation, viewerId } = props;
  const t = useText();
  const { language } = useLocale();
  const { id, people, others } = conversation;
  const names = namesOf(t, language, others);
  return (
    <div class="conversation-people">
      <PageHead
        title={t("conversation.people")}
        crumbs={
          <Breadcrumb
            crumbs={[
              { label: t("conversation.list"), href: "/conversations" },
              { label: names, href: conversationPath(id) },
              { label: t("conversation.people") },
            ]}
          />
        }
      />
      <ul class="conversation-members">
        {people.map((person) => (
          <Member {...{ person, conversation }} self={person.id === viewerId} />
        ))}
      </ul>
      <Adding {...props} />
      <Muting conversation={conversation} />
      <Leaving conversation={conversation} />
      <Reporting {...props} />
    </div>
  );
}

function Member({
  person,
  self,
  conversation,
}: {
  person: Participant;
  self: boolean;
  conversation: Conversation;
}) {
  const t = useText();
  const rich = useRichText();
  const block = formAction(
    `/settings/conversations/blocks/${encodeURIComponent(person.handle)}`,
    person.blocked ? "delete" : "put",
  );
  return (
    <li>
      <Face id={person.id} name={nameOf(t, person)} picture={person.face} />
      <span class="conversation-picker-name">
        <a href={personPath(person.handle)}>{nameOf(t, person)}</a>{" "}
        {self && <Badge>{t("conversation.you")}</Badge>}
        {person.seesAfter > 0 && (
          <small class="soft">
            {rich("conversation.people.reads-from", { time: <Time at={person.joinedAt} form="time" /> })}
          </small>
        )}
      </span>
      {!self && (
        <PostButton
          action={block}
          fields={{ to: conversationPath(conversation.id, "people") }}
          kind="link"
          small
          label={t(person.blocked ? "conversation.unblock.name" : "conversation.block.name", {
            name: person.name,
          })}
        >
          {t(person.blocked ? "conversation.unblock" : "conversation.block")}
        </PostButton>
      )}
    </li>
  );
}

function Adding({ conversation, mayAdd, letters, offered, add }: PeoplePageProps) {
  const t = useText();
  const action = conversationPath(conversation.id, "people");
  const problem = add.errors?.people ?? add.errors?.[""];
  return (
    <section aria-labelledby="add-title">
      <h2 id="add-title">{t("conversation.people.add")}</h2>
      {problem && <Notice kind="warning" title={t(problem)} />}
      {mayAdd === null ? (
        <>
          <p>{t("conversation.people.add.rule")}</p>
          <WhoPicker
            {...{ action, letters, offered }}
            fields={{}}
            choose={(person) => (
              <PostButton
                action={action}
                fields={{ people: person.handle }}
                small
                icon="plus"
                label={t("conversation.to.with", { name: person.name })}
              />
            )}
          />
        </>
      ) : (
        <p class="soft">{t(mayAdd)}</p>
      )}
    </section>
  );
}

function Muting({ conversation: { id, mine } }: { conversation: Conversation }) {
  const t = useText();
  const muted = mine.mutedAt !== null;
  return (
    <section aria-labelledby="mute-title">
      <h2 id="mute-title">{t("conversation.mute.title")}</h2>
      <p>{t(muted ? "conversation.mute.is" : "conversation.mute.words")}</p>
      <PostButton action={formAction(conversationPath(id, "mute"), muted ? "delete" : "put")} icon="bell">
        {t(muted ? "conversation.unmute" : "conversation.mute")}
      </PostButton>
    </section>
  );
}

function Leaving({ conversation: { id, others } }: { conversation: Conversation }) {
  const t = useText();
  return (
    <section aria-labelledby="leave-title">
      <h2 id="leave-title">{t("conversation.leave")}</h2>
      <p>{t(others.length > 0 ? "conversation.leave.words" : "conversation.leave.last")}</p>
      <Form action={conversationPath(id, "leaving")}>
        <Checkbox name="sure" label={t("conversation.leave.sure")} required />
        <div class="form-actions">
          <Button kind="danger">{t("conversation.leave")}</Button>
        </div>
      </Form>
    </section>
  );
}

function Reporting({ conversation: { id }, report }: PeoplePageProps) {
  const t = useText();
  return (
    <section aria-labelledby="report-title">
      <h2 id="report-title">{t("conversation.report")}</h2>
      <p>{t("conversation.report.words")}</p>
      <Form action={conversationPath(id, "report")} {...report}>
        <TextArea
          name="reason"
          label={t("conversation.report.reason")}
          rows={3}
          required
          maxlength={reasonLengthMax}
        />
        <div class="form-actions">
          <Button>{t("conversation.report.send")}</Button>
        </div>
      </Form>
    </section>
  );
}
