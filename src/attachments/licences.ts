/** Ways in which a picture may be used, with the address that explains each. */
export interface Licence {
  readonly key: string;
  /** Short name as a credit says it; empty where only words will do (see nameKey). */
  readonly short: string;
  /** Message key of the full name, for the form. */
  readonly nameKey: string;
  readonly url: string | null;
}

const creativeCommons = (kind: string, version = "4.0"): Licence => ({
  key: `cc-${kind}-${version}`,
  short: `CC ${kind.toUpperCase()} ${version}`,
  nameKey: `attachment.licence.cc-${kind}`,
  url: `https://creativecommons.org/licenses/${kind}/${version}/`,
});

/** The licences that can be chosen, the most open first. */
export const licences: readonly Licence[] = [
  { key: "own-work", short: "", nameKey: "attachment.licence.own-work", url: null },
  {
    key: "cc0",
    short: "CC0",
    nameKey: "attachment.licence.cc0",
    url: "https://creativecommons.org/publicdomain/zero/1.0/",
  },
  {
    key: "public-domain",
    short: "",
    nameKey: "attachment.licence.public-domain",
    url: "https://creativecommons.org/publicdomain/mark/1.0/",
  },
  creativeCommons("by"),
  creativeCommons("by-sa"),
  creativeCommons("by-nd"),
  creativeCommons("by-nc"),
  creativeCommons("by-nc-sa"),
  creativeCommons("by-nc-nd"),
  { key: "with-permission", short: "", nameKey: "attachment.licence.with-permission", url: null },
  { key: "all-rights-reserved", short: "", nameKey: "attachment.licence.all-rights-reserved", url: null },
];

/** Keys of those that let others use the picture again, with the author named. */
export const reusable: readonly string[] = licences
  .filter(({ key }) => key.startsWith("cc") || key === "public-domain")
  .map((licence) => licence.key);

/** The licence with this key. */
export function findLicence(key: string): Licence | undefined {
  return licences.find((licence) => licence.key === key);
}
