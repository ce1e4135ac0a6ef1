import type { Viewer } from "../viewer/index.ts";
import type { FieldAudience, ProfileLink } from "./tables.ts";

/** What people say of themselves beside name, handle and picture, in the order of the form. */
export const profileFields = [
  "pronouns",
  "occupation",
  "organisation",
  "region",
  "interests",
  "about",
  "wants",
  "links",
] as const;

export type ProfileField = (typeof profileFields)[number];

export const fieldAudiences: readonly FieldAudience[] = ["everyone", "people", "me"];

/** Until somebody says otherwise, what they write of themselves is for people with an account. */
export const usualAudience: FieldAudience = "people";

export type Audiences = Readonly<Partial<Record<string, FieldAudience>>>;

/** Who may see this field of a profile. */
export function audienceOf(audiences: Audiences, field: ProfileField): FieldAudience {
  return audiences[field] ?? usualAudience;
}

/** The audiences that a viewer belongs to; of their own profile they see everything. */
export function audiencesOf(viewer: Viewer): readonly FieldAudience[] {
  return viewer.id === null ? ["everyone"] : ["everyone", "people"];
}

/** The fields of a profile as they are kept. */
export interface ProfileFacts {
  readonly pronouns: string;
  readonly occupation: string;
  readonly organisation: string;
  readonly region: string;
  readonly interests: readonly string[];
  readonly aboutHtml: string;
  readonly wants: string;
  readonly links: readonly ProfileLink[];
}

export const emptyProfile: ProfileFacts = {
  pronouns: "",
  occupation: "",
  organisation: "",
  region: "",
  interests: [],
  aboutHtml: "",
  wants: "",
  links: [],
};

/** What of a profile this viewer may see: every other field is empty. */
export function visibleFacts(
  viewer: Viewer,
  personId: string,
  profile: ProfileFacts,
  audiences: Audiences,
): ProfileFacts {
  if (viewer.id === personId) return profile;
  const seen = audiencesOf(viewer);
  const sees = (field: ProfileField) => seen.includes(audienceOf(audiences, field));
  return {
    pronouns: sees("pronouns") ? profile.pronouns : "",
    occupation: sees("occupation") ? profile.occupation : "",
    organisation: sees("organisation") ? profile.organisation : "",
    region: sees("region") ? profile.region : "",
    interests: sees("interests") ? profile.interests : [],
    aboutHtml: sees("about") ? profile.aboutHtml : "",
    wants: sees("wants") ? profile.wants : "",
    links: sees("links") ? profile.links : [],
  };
}

/** True where nothing is said (or nothing that this viewer may see). */
export function saysNothing(profile: ProfileFacts): boolean {
  return Object.values(profile).every((value: { length: number }) => value.length === 0);
}
