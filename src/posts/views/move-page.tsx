import { formAction } from "../../platform/http/index.ts";
import {
  Breadcrumb,
  Button,
  Choices,
  Empty,
  Form,
  type FormValues,
  Notice,
  PageHead,
  TextArea,
  useText,
} from "../../ui/index.ts";
import { closedReasonLengthMax } from "../input.ts";
import { postPart, postPath } from "../paths.ts";
import type { Post } from "../post.ts";
import type { GroupOfForm } from "./post-form.tsx";

export interface MovePageProps {
  post: Post;
  /** Where it may go. */
  groups: readonly (GroupOfForm & { readonly slug: string })[];
  form: FormValues;
}

/** Where a post is moved to another group: which one, and what changes by it. */
export function MovePage({ post, groups, form }: MovePageProps) {
  const t = useText();
  const path = postPath(post);
  return (
    <>
      <PageHead
        title={t("post.move.title")}
        lead={t("post.move.lead", { group: post.group.name })}
        crumbs={<Breadcrumb crumbs={[{ label: post.title, href: path }, { label: t("post.move") }]} />}
      />
      {groups.length === 0 ? (
        <Empty
          icon="group"
          title={t("post.move.nowhere")}
          action={<Button href={path}>{t("reaction.list.back")}</Button>}
        >
          <p>{t("post.move.nowhere.words")}</p>
        </Empty>
      ) : (
        <Form action={formAction(postPart(post.id, "group"), "put")} {...form}>
          <Choices
            name="group"
            label={t("post.move.group")}
            required
            choices={groups.map((group) => ({
              value: group.slug,
              label: group.name,
              hint: t(`post.move.readers.${readersOf(group)}`),
            }))}
          />
          {post.publishedAt && (
            <TextArea
              name="reason"
              label={t("thread.reason")}
              hint={t("thread.reason.hint")}
              maxlength={closedReasonLengthMax}
              rows={2}
            />
          )}
          <Notice title={t("post.move.changes")}>
            <ul class="move-changes">
              <li>{t("post.move.changes.readers")}</li>
              <li>{t("post.move.changes.writers")}</li>
              <li>{t("post.move.changes.address")}</li>
            </ul>
          </Notice>
          <div class="form-actions">
            <Button kind="primary">{t("post.move.button")}</Button>
            <Button kind="link" href={path}>
              {t("post.form.cancel")}
            </Button>
          </div>
        </Form>
      )}
    </>
  );
}

/** Who will be able to read a post in a group. */
function readersOf({ visibility, postsFor }: GroupOfForm): "everyone" | "people" | "members" {
  return postsFor === "members" ? "members" : visibility;
}
