import { formAction } from "../../platform/http/index.ts";
import { Button, Face, FileField, Form, type FormValues, PostButton, useText } from "../../ui/index.ts";
import type { PersonViewer } from "../../viewer/index.ts";

/**
 * The picture beside one's name: choose, cut, remove. Which square is cut is shown by weft-face while one chooses; without
 * scripts the server cuts where the eye is drawn to.
 */
export function FaceForm({
  viewer,
  picture,
  form,
}: {
  viewer: PersonViewer;
  picture: string | null;
  form: FormValues;
}) {
  const t = useText();
  return (
    <div class="face-form">
      <Face id={viewer.id} name={viewer.name} picture={picture ?? viewer.face} size="large" />
      <div class="face-form-words stack">
        <Form action="/settings/face" multipart {...form}>
          <FileField
            name="file"
            label={t("people.face.choose")}
            hint={t("people.face.hint")}
            accept="image/jpeg,image/png,image/webp,image/avif,image/gif"
            required
          />
          <weft-face>
            <div class="face-crop" hidden>
              <div class="face-crop-frame">
                <img alt="" />
              </div>
              <label>
                {t("people.face.place")}
                <input type="range" name="place" min="0" max="100" value="50" disabled />
              </label>
              <label>
                {t("people.face.part")}
                <input type="range" name="part" min="20" max="100" value="100" disabled />
              </label>
            </div>
          </weft-face>
          <div class="form-actions">
            <Button kind="primary">{t("people.face.submit")}</Button>
          </div>
        </Form>
        {picture && (
          <PostButton action={formAction("/settings/face", "delete")} kind="link" icon="bin" small>
            {t("people.face.remove")}
          </PostButton>
        )}
      </div>
    </div>
  );
}
