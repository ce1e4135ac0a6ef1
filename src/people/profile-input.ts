import { z } from "zod";
import { cleanLine, cleanText, lineOf } from "./person-name.ts";
import { fieldAudiences, type ProfileField, profileFields, usualAudience } from "./profile-fields.ts";
import type { FieldAudience, ProfileLink } from "./tables.ts";

export const aboutLengthMax = 5_000;
export const wantsLengthMax = 1_000;
const lineLengthMax = 120;
const interestsMax = 12;
const interestLengthMax = 40;

const line = (lengthMax: number) => lineOf(lengthMax).default("");

const text = (lengthMax: number) =>
  z
    .string()
    .transform(cleanText)
    .refine((words) => [...words].length <= lengthMax, "error.too-long")
    .default("");

/** Words or short phrases with commas between, with or without "#"; each once, however it is written. */
const Interests = z
  .string()
  .max(2_000, "error.too-long")
  .transform((typed) => {
    const found = typed.split(/[,;\n]/).map((one) => cleanLine(one).replace(/^#\s*/, "").toLowerCase());
    return [...new Set(found.filter((one) => /[\p{L}\p{N}]/u.test(one)))];
  })
  .refine((all) => all.length <= interestsMax, "people.interests.many")
  .refine((all) => all.every((one) => [...one].length <= interestLengthMax), "people.interests.long")
  .default([]);

/** A web address; "https://" may be left out. Empty for none. */
const WebAddress = z
  .string()
  .transform(cleanLine)
  .transform((typed) => (typed === "" || /^[a-z][a-z0-9+.-]*:/i.test(typed) ? typed : `https://${typed}`))
  .refine((url) => url === "" || isWebAddress(url), "people.links.address")
  .default("");

function isWebAddress(url: string): boolean {
  if (url.length > 500 || !URL.canParse(url)) return false;
  const { protocol, hostname, username, password } = new URL(url);
  // With a name before the host an address can look as if it led somewhere else.
  return /^https?:$/.test(protocol) && hostname.includes(".") && username === "" && password === "";
}

const numbers = [1, 2, 3, 4] as const;

/** Names of the two form fields of each link. */
export const linkFields = numbers.map(
  (number) => ({ url: `link-${number}-url`, label: `link-${number}-label` }) as const,
);
type LinkField = (typeof linkFields)[number];

/** Name of the form field that says who may see a field. */
export function audienceField<Field extends ProfileField>(field: Field): `${Field}-for` {
  return `${field}-for`;
}

const Audience = z.enum(fieldAudiences as [FieldAudience, ...FieldAudience[]]).default(usualAudience);
const LinkLabel = line(80);

const byName = <Name extends string, Schema>(entries: ReadonlyArray<readonly [Name, Schema]>) =>
  Object.fromEntries(entries) as Record<Name, Schema>;

/** The profile form. */
export const ProfileInput = z
  .object({
    pronouns: line(40),
    occupation: line(lineLengthMax),
    organisation: line(lineLengthMax),
    region: line(80),
    interests: Interests,
    about: text(aboutLengthMax),
    wants: text(wantsLengthMax),
    ...byName(linkFields.map(({ url }) => [url, WebAddress])),
    ...byName(linkFields.map(({ label }) => [label, LinkLabel])),
    ...byName(profileFields.map((field) => [audienceField(field), Audience])),
  })
  .transform((form) => ({
    facts: {
      pronouns: form.pronouns,
      occupation: form.occupation,
      organisation: form.organisation,
      region: form.region,
      interests: form.interests,
      about: form.about,
      wants: form.wants,
    },
    links: linksIn(form),
    audiences: byName(profileFields.map((field) => [field, form[audienceField(field)]])),
  }));

function linksIn(form: Record<LinkField["url"] | LinkField["label"], string>): ProfileLink[] {
  return linkFields
    .map(({ url, label }) => ({ url: form[url], label: form[label] }))
    .filter(({ url }) => url !== "");
}
