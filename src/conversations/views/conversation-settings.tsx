import { personPath, SettingsFrame } from "../../people/index.ts";
import { formAction } from "../../platform/http/index.ts";
import { Button, Choices, Face, Form, type FormValues, PostButton, useText } from "../../ui/index.ts";
import type { Blocked } from "../choose.ts";
import { type OpenTo, openTo } from "../tables.ts";

export interface ConversationSettingsProps {
  choice: OpenTo;
  blocked: readonly Blocked[];
  form: FormValues;
}

/** Who may begin a conversation with one, and whom one has blocked. */
export function ConversationSettings({ choice, blocked, form }: ConversationSettingsProps) {
  const t = useText();
  return (
    <SettingsFrame part="conversations">
      <Form action="/settings/conversations" {...form}>
        <Choices
          name="openTo"
          label={t("conversation.settings.open")}
          hint={t("conversation.settings.open.hint")}
          required
          value={choice}
          choices={openTo.map((value) => ({
            value,
            label: t(`conversation.settings.open.${value}`),
            hint: t(`conversation.settings.open.${value}.hint`),
          }))}
        />
        <div class="form-actions">
          <Button kind="primary">{t("conversation.settings.save")}</Button>
        </div>
      </Form>
      <section class="section conversation-blocked" aria-labelledby="blocked-title">
        <h2 id="blocked-title">{t("conversation.blocked")}</h2>
        <p class="soft">{t("conversation.blocked.words")}</p>
        {blocked.length > 0 ? (
          <ul class="conversation-members">
            {blocked.map((person) => (
              <li>
                <Face id={person.id} name={person.name} picture={person.face} size="small" />
                <span class="conversation-picker-name">
                  <a href={personPath(person.handle)}>{person.name}</a>
                </span>
                <PostButton
                  action={formAction(
                    `/settings/conversations/blocks/${encodeURIComponent(person.handle)}`,
                    "delete",
                  )}
                  small
                  label={t("conversation.unblock.name", { name: person.name })}
                >
                  {t("conversation.unblock")}
                </PostButton>
              </li>
            ))}
          </ul>
        ) : (
          <p>{t("conversation.blocked.nobody")}</p>
        )}
      </section>
    </SettingsFrame>
  );
}
