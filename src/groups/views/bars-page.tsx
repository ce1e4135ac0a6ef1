import { personPath } from "../../people/index.ts";
import { type FormState, formAction } from "../../platform/http/index.ts";
import {
  Button,
  Empty,
  Field,
  Form,
  List,
  ListRow,
  PostButton,
  TextArea,
  Time,
  useRichText,
  useText,
} from "../../ui/index.ts";
import type { Viewer } from "../../viewer/index.ts";
import type { FoundGroup } from "../find-group.ts";
import { wordLengthMax } from "../limits.ts";
import type { BarRow } from "../list-members.ts";
import { groupPath } from "../paths.ts";
import { PeopleHead } from "./group-tabs.tsx";

export interface BarsPageProps {
  group: FoundGroup;
  viewer: Viewer;
  bars: readonly BarRow[];
  form: FormState;
}

/** Who is barred from a group and why; lifting a bar, and barring somebody who is no member. */
export function BarsPage({ group, viewer, bars, form }: BarsPageProps) {
  const t = useText();
  return (
    <>
      <PeopleHead group={group} viewer={viewer} current="bars" />
      {bars.length === 0 ? (
        <Empty icon="lock" title={t("group.bars.none")}>
          <p>{t("group.bars.none-words")}</p>
        </Empty>
      ) : (
        <>
          <h2 class="visually-hidden">{t("group.rail.bars")}</h2>
          <List label={t("group.rail.bars")}>
            {bars.map((bar) => (
              <Bar group={group} bar={bar} />
            ))}
          </List>
        </>
      )}
      <section class="section stack" aria-labelledby="bar">
        <h2 id="bar">{t("group.bar")}</h2>
        <p>{t("group.bar.words")}</p>
        <Form action={`${groupPath(group)}/bars`} values={form.values} errors={form.errors}>
          <Field
            name="person"
            label={t("group.bar.person")}
            hint={t("group.bar.person-hint")}
            required
            maxlength={100}
            spellcheck={false}
            autocapitalize="none"
            autocomplete="off"
          />
          <TextArea name="reason" label={t("group.bar.reason")} required rows={2} maxlength={wordLengthMax} />
          <div class="form-actions">
            <Button kind="danger">{t("group.bar")}</Button>
          </div>
        </Form>
      </section>
    </>
  );
}

function Bar({ group, bar }: { group: FoundGroup; bar: BarRow }) {
  const t = useText();
  const rich = useRichText();
  return (
    <ListRow
      href={personPath(bar.handle)}
      title={bar.name}
      person={{ id: bar.personId, name: bar.name, picture: bar.face }}
      excerpt={bar.reason}
      facts={rich(
        bar.barredByName ? "group.bars.by" : "group.bars.since",
        { time: <Time at={bar.barredAt} form="date" /> },
        { by: bar.barredByName },
      )}
      actions={
        <PostButton
          small
          action={formAction(`${groupPath(group)}/bars/${encodeURIComponent(bar.handle)}`, "delete")}
        >
          {t("group.bars.lift")}
        </PostButton>
      }
    />
  );
}
