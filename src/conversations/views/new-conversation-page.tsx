import { type Post, postPath } from "../../posts/index.ts";
import {
  Breadcrumb,
  Button,
  Form,
  type FormValues,
  Icon,
  MarkdownField,
  Notice,
  PageHead,
  useText,
} from "../../ui/index.ts";
import { messageLengthMax, peopleMax } from "../limits.ts";
import type { Reachable } from "../reachable.ts";
import { WhoPicker } from "./who-picker.tsx";

export interface NewConversationPageProps {
  chosen: readonly Reachable[];
  /** How many were named whom the viewer may not write to. */
  unknown: number;
  offered: readonly Reachable[];
  letters: string;
  /** The talk it is begun beside. */
  post: Post | undefined;
  form: FormValues;
}

/** Where a conversation begins: to whom, and the first message. */
export function NewConversationPage(props: NewConversationPageProps) {
  const { chosen, unknown, post, form } = props;
  const t = useText();
  const handles = chosen.map((person) => person.handle);
  return (
    <>
      <PageHead
        title={post ? t("conversation.new.aside") : t("conversation.new")}
        lead={post ? undefined : t("conversation.new.lead")}
        facts={post && <a href={postPath(post)}>{t("conversation.beside", { title: post.title })}</a>}
        crumbs={
          <Breadcrumb
            crumbs={[
              { label: t("conversation.list"), href: "/conversations" },
              { label: t("conversation.new") },
            ]}
          />
        }
      />
      {unknown > 0 && (
        <Notice kind="warning" title={t("conversation.people.unreachable")}>
          <p>{t("conversation.people.who")}</p>
        </Notice>
      )}
      <To {...props} />
      {chosen.length > 0 && (
        <Form action="/conversations" labels={{ markdown: t("conversation.message") }} plain {...form}>
          {handles.map((handle) => (
            <input type="hidden" name="people" value={handle} />
          ))}
          {post && <input type="hidden" name="post" value={post.id} />}
          <MarkdownField
            name="markdown"
            label={t("conversation.message")}
            rows={6}
            required
            maxlength={messageLengthMax}
          />
          <p class="soft small conversation-private">
            <Icon name="lock" /> {t("conversation.privacy")}
          </p>
          <div class="form-actions">
            <Button kind="primary">{t("conversation.send")}</Button>
          </div>
        </Form>
      )}
    </>
  );
}

/** To whom it goes: those who are chosen, and more to choose from. */
function To({ chosen, offered, letters, post }: NewConversationPageProps) {
  const t = useText();
  const handles = chosen.map((person) => person.handle);
  const pathTo = (to: readonly string[]) => {
    const query = new URLSearchParams({
      more: "1",
      to: to.join(","),
      ...(post ? { post: String(post.id) } : {}),
    });
    return `/conversations/new?${query}`;
  };
  const fields = { more: "1", to: handles.join(","), ...(post ? { post: String(post.id) } : {}) };
  return (
    <section class="conversation-to" aria-labelledby="to-title">
      <h2 id="to-title">{t("conversation.to")}</h2>
      {chosen.length > 0 && (
        <ul class="conversation-chosen">
          {chosen.map((person) => (
            <li>
              {person.name}{" "}
              <a
                href={pathTo(handles.filter((handle) => handle !== person.handle))}
                aria-label={t("conversation.to.without", { name: person.name })}
              >
                <Icon name="close" />
              </a>
            </li>
          ))}
        </ul>
      )}
      {chosen.length < peopleMax - 1 && (
        <details open={chosen.length === 0 || letters !== ""}>
          <summary>{t(chosen.length === 0 ? "conversation.to.choose" : "conversation.to.more")}</summary>
          <WhoPicker
            action="/conversations/new"
            {...{ letters, fields, offered }}
            choose={(person) => (
              <Button
                small
                icon="plus"
                href={pathTo([...handles, person.handle])}
                label={t("conversation.to.with", { name: person.name })}
              />
            )}
          />
        </details>
      )}
    </section>
  );
}
