import { type FormValues, useText } from "../../ui/index.ts";
import type { PersonViewer } from "../../viewer/index.ts";
import type { DirectoryChoices } from "../directory-choices.ts";
import { FaceForm } from "./face-form.tsx";
import { ProfileForm } from "./profile-form.tsx";
import { SettingsFrame } from "./settings-frame.tsx";

export interface ProfileSettingsProps {
  viewer: PersonViewer;
  /** Address of the present picture, large. */
  picture: string | null;
  profile: FormValues;
  face: FormValues;
  choices: DirectoryChoices;
}

/** What one shows of oneself: the picture, and the fields, each with who may see it. */
export function ProfileSettings({ viewer, picture, profile, face, choices }: ProfileSettingsProps) {
  const t = useText();
  return (
    <SettingsFrame part="profile">
      <section class="settings-part" aria-labelledby="face-title">
        <h2 id="face-title">{t("people.face")}</h2>
        <FaceForm viewer={viewer} picture={picture} form={face} />
      </section>
      <section class="settings-part" aria-labelledby="profile-title">
        <h2 id="profile-title">{t("people.profile.title")}</h2>
        <p class="soft">{t("people.profile.lead")}</p>
        <ProfileForm form={profile} choices={choices} />
      </section>
    </SettingsFrame>
  );
}
