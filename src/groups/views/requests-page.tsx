import { personPath } from "../../people/index.ts";
import { Button, Byline, Empty, Form, TextArea, Time, useRichText, useText } from "../../ui/index.ts";
import type { Viewer } from "../../viewer/index.ts";
import type { FoundGroup } from "../find-group.ts";
import { wordLengthMax } from "../limits.ts";
import type { WaitingRequest } from "../list-members.ts";
import { groupPath } from "../paths.ts";
import { PeopleHead } from "./group-tabs.tsx";

export interface RequestsPageProps {
  group: FoundGroup;
  viewer: Viewer;
  requests: readonly WaitingRequest[];
}

/** Who asks to join, and why; each is answered where it stands. */
export function RequestsPage({ group, viewer, requests }: RequestsPageProps) {
  const t = useText();
  return (
    <>
      <PeopleHead group={group} viewer={viewer} current="requests" />
      {requests.length === 0 ? (
        <Empty icon="question" title={t("group.requests.none")}>
          <p>{t(group.joining === "ask" ? "group.requests.none-words" : "group.requests.not-asked")}</p>
        </Empty>
      ) : (
        <ul class="group-requests">
          {requests.map((request) => (
            <Request group={group} request={request} />
          ))}
        </ul>
      )}
    </>
  );
}

function Request({ group, request }: { group: FoundGroup; request: WaitingRequest }) {
  const t = useText();
  const rich = useRichText();
  const { id, name } = request;
  return (
    <li class="card">
      <Byline
        person={{ id: request.personId, name, picture: request.face }}
        href={personPath(request.handle)}
        facts={rich("group.requests.asked", { time: <Time at={request.askedAt} /> })}
      />
      <blockquote class="group-quote">{request.reason}</blockquote>
      <Form action={`${groupPath(group)}/requests/${id}`}>
        <TextArea
          name="word"
          id={`word-${id}`}
          label={t("group.requests.word", { name })}
          rows={2}
          maxlength={wordLengthMax}
        />
        <div class="form-actions">
          <Button kind="primary" small name="answer" value="approved">
            {t("group.requests.approve")}
          </Button>
          <Button small name="answer" value="declined">
            {t("group.requests.decline")}
          </Button>
        </div>
      </Form>
    </li>
  );
}
