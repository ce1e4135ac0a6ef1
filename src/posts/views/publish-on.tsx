import { localTimeOf } from "../../platform/clock/index.ts";
import { Button, Field, type FormValues, Notice, useLocale, useText } from "../../ui/index.ts";
import type { PublishPlan } from "../unschedule-post.ts";

/** Where a post is told to publish itself at an hour of its writer's clock. Open where there is something to see. */
export function PublishOn({ plan, form }: { plan?: PublishPlan; form: FormValues }) {
  const t = useText();
  const { timeZone } = useLocale();
  const at = plan?.publishOn;
  const open = Boolean(at || plan?.publishRefused || form.errors?.publishOn || form.values?.publishOn);
  return (
    <details class="publish-on" open={open}>
      <summary>{t("post.schedule")}</summary>
      {plan?.publishRefused && (
        <Notice kind="warning" title={t("post.schedule.refused")}>
          <p>{t(plan.publishRefused)}</p>
        </Notice>
      )}
      <div class="publish-on-row">
        <Field
          name="publishOn"
          type="datetime-local"
          label={t("post.schedule.label")}
          hint={t("post.schedule.hint", { zone: timeZone.replaceAll("_", " ") })}
          value={at ? localTimeOf(at, timeZone) : undefined}
        />
        <Button name="intent" value="schedule" kind={at ? "primary" : "quiet"} icon="calendar">
          {t(at ? "post.schedule.keep" : "post.schedule.send")}
        </Button>
      </div>
    </details>
  );
}
