import { groupPath } from "../../groups/index.ts";
import { formAction } from "../../platform/http/index.ts";
import {
  Breadcrumb,
  Button,
  Empty,
  Form,
  type FormValues,
  Notice,
  PageHead,
  PostButton,
  Select,
  TextArea,
  Time,
  useRichText,
  useText,
} from "../../ui/index.ts";
import type { Share } from "../find-shares.ts";
import { closedReasonLengthMax } from "../input.ts";
import { postPart, postPath } from "../paths.ts";
import type { Post } from "../post.ts";

/** A further group, and whether the viewer may take the post out of it. */
export type ShareLine = Share & { readonly removable: boolean };

export interface SharesPageProps {
  post: Post;
  /** Those that the viewer may know of. */
  shares: readonly ShareLine[];
  /** Whether the viewer may share it at all; the message key of the reason why not. */
  refused: string | null;
  /** Where they may share it into. */
  groups: readonly { readonly name: string; readonly slug: string }[];
  form: FormValues;
}

/** In which groups a post stands, where one more is added or one taken out. */
export function SharesPage({ post, shares, refused, groups, form }: SharesPageProps) {
  const t = useText();
  const path = postPath(post);
  return (
    <>
      <PageHead
        title={t("post.share.title")}
        lead={t("post.share.lead", { group: post.group.name })}
        crumbs={<Breadcrumb crumbs={[{ label: post.title, href: path }, { label: t("post.share") }]} />}
      />
      {shares.length > 0 && <SharesList post={post} shares={shares} />}
      {refused !== null ? (
        shares.length === 0 && (
          <Empty
            icon="group"
            title={t("post.share.none")}
            action={<Button href={path}>{t("reaction.list.back")}</Button>}
          >
            <p>{t(refused)}</p>
          </Empty>
        )
      ) : groups.length === 0 ? (
        <Empty
          icon="group"
          title={t("post.share.nowhere")}
          action={<Button href={path}>{t("reaction.list.back")}</Button>}
        >
          <p>{t("post.share.nowhere.words")}</p>
        </Empty>
      ) : (
        <AddShare post={post} groups={groups} form={form} />
      )}
    </>
  );
}

function SharesList({ post, shares }: Pick<SharesPageProps, "post" | "shares">) {
  const t = useText();
  const rich = useRichText();
  return (
    <section class="shares" aria-labelledby="shares-title">
      <h2 id="shares-title">{t("post.share.now")}</h2>
      <ul class="shares-list">
        {shares.map(({ group, sharedAt, sharedByName, reason, removable }) => (
          <li>
            <div>
              <a href={groupPath(group)}>{group.name}</a>
              <p class="soft">
                {rich(
                  sharedByName ? "post.share.by" : "post.share.since",
                  { time: <Time at={sharedAt} /> },
                  { who: sharedByName ?? "" },
                )}
                {reason && <> · {reason}</>}
              </p>
            </div>
            {removable && (
              <PostButton
                action={formAction(postPart(post.id, `shares/${encodeURIComponent(group.slug)}`), "delete")}
                kind="link"
                small
                label={t("post.unshare.from", { group: group.name })}
              >
                {t("post.unshare")}
              </PostButton>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function AddShare({ post, groups, form }: Pick<SharesPageProps, "post" | "groups" | "form">) {
  const t = useText();
  return (
    <section class="share-add" aria-labelledby="share-add-title">
      <h2 id="share-add-title">{t("post.share.add")}</h2>
      <Form action={postPart(post.id, "shares")} {...form}>
        <Select
          name="group"
          label={t("post.share.group")}
          required
          none={t("post.share.choose")}
          choices={groups.map(({ slug, name }) => ({ value: slug, label: name }))}
        />
        <TextArea
          name="reason"
          label={t("thread.reason")}
          hint={t("post.share.reason.hint")}
          maxlength={closedReasonLengthMax}
          rows={2}
        />
        <Notice title={t("post.share.means")}>
          <ul class="move-changes">
            <li>{t("post.share.means.readers", { group: post.group.name })}</li>
            <li>{t("post.share.means.writers")}</li>
            <li>{t("post.share.means.told")}</li>
          </ul>
        </Notice>
        <div class="form-actions">
          <Button kind="primary">{t("post.share.button")}</Button>
          <Button kind="link" href={postPath(post)}>
            {t("post.form.cancel")}
          </Button>
        </div>
      </Form>
    </section>
  );
}
