import { AsideBlock, Button, useText } from "../../ui/index.ts";
import { newConversationPath } from "../paths.ts";

/** Beside a talk: the way to a few words aside with some of those in it. */
export function TalkAside({ postId }: { postId: number }) {
  const t = useText();
  return (
    <AsideBlock title={t("conversation.aside.title")}>
      <p class="soft small">{t("conversation.aside.words")}</p>
      <Button small icon="mail" href={newConversationPath({ post: postId })}>
        {t("conversation.aside")}
      </Button>
    </AsideBlock>
  );
}
