import { Icon, useText } from "../../ui/index.ts";
import type { HelpfulAnswer } from "../mark-helpful.ts";
import { replyPath } from "../paths.ts";

/** Leads from the head of a question to the answers that helped. */
export function HelpfulHead({ answers }: { answers: readonly HelpfulAnswer[] }) {
  const t = useText();
  return (
    <section class="talk-head talk-head-good" aria-labelledby="helpful-title">
      <h2 class="talk-head-title" id="helpful-title">
        <Icon name="check" /> {t("post.helpful.count", { count: answers.length })}
      </h2>
      <p>
        {answers.map(({ id, name, standing }, index) => (
          <>
            {index > 0 && " · "}
            <a href={replyPath(id)} data-turbo="false">
              {t("post.helpful.by", { name: standing === "closed" ? t("post.former-member") : name })}
            </a>
          </>
        ))}
      </p>
    </section>
  );
}
