import { personPath } from "../../people/index.ts";
import { formAction } from "../../platform/http/index.ts";
import { type Reactor, reactionKinds } from "../../reactions/index.ts";
import { Button, Empty, List, ListRow, PageHead, PostButton, Time, useText } from "../../ui/index.ts";

export interface ReactionsPageProps {
  /** What they reacted to. */
  lead: string;
  /** Back to it. */
  path: string;
  reactors: readonly Reactor[];
  viewerId: string;
  /** Whether the viewer looks after the group: what others wrote can be removed. */
  moderates: boolean;
}

/** Who reacted to a post or a reply, by kind. */
export function ReactionsPage({ lead, path, reactors, viewerId, moderates }: ReactionsPageProps) {
  const t = useText();
  const back = (
    <Button href={path} data-turbo="false">
      {t("reaction.list.back")}
    </Button>
  );
  return (
    <>
      <PageHead title={t("reaction.list.title")} lead={lead} actions={reactors.length > 0 && back} />
      {reactors.length === 0 && (
        <Empty icon="thanks" title={t("reaction.list.none")} action={back}>
          <p>{t("reaction.list.none-words")}</p>
        </Empty>
      )}
      {reactionKinds.map((kind) => {
        const those = reactors.filter((reactor) => reactor.kind === kind);
        if (those.length === 0) return null;
        return (
          <section class="section" aria-labelledby={`reactions-${kind}`}>
            <h2 id={`reactions-${kind}`}>{t(`reaction.${kind}`)}</h2>
            <List label={t(`reaction.${kind}`)}>
              {those.map((reactor) => (
                <ReactorLine reactor={reactor} removable={moderates || reactor.id === viewerId} />
              ))}
            </List>
          </section>
        );
      })}
    </>
  );
}

function ReactorLine({ reactor, removable }: { reactor: Reactor; removable: boolean }) {
  const t = useText();
  const { id, name, handle, face, words, at, reactionId } = reactor;
  return (
    <ListRow
      href={personPath(handle)}
      title={name}
      person={{ id, name, picture: face }}
      excerpt={words}
      facts={<Time at={at} />}
      actions={
        removable && (
          <PostButton
            action={formAction(`/reactions/${reactionId}`, "delete")}
            kind="link"
            small
            icon="bin"
            label={t("reaction.list.remove-of", { name })}
          >
            {t("reaction.list.remove")}
          </PostButton>
        )
      }
    />
  );
}

/** The same in few words, for the small window that opens over the page. */
export function ReactorsShort({ reactors }: { reactors: readonly Reactor[] }) {
  const t = useText();
  return (
    <ul class="reactors">
      {reactors.slice(0, 30).map(({ kind, name, handle }) => (
        <li>
          <a href={personPath(handle)}>{name}</a> <span class="soft">{t(`reaction.${kind}`)}</span>
        </li>
      ))}
    </ul>
  );
}
