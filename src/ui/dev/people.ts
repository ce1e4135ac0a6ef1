/** Made-up people for the specimens. */
export const people = [
  { id: "tamsin", name: "Tamsin Marama" },
  { id: "hana", name: "Hana Kereama" },
  { id: "wiremu", name: "Wiremu Pōtae" },
  { id: "jo", name: "Jo Sefo" },
  { id: "anahera", name: "Anahera Leslie" },
  { id: "emeline", name: "Émeline Tupou" },
  { id: "wang", name: "王小明" },
  { id: "solo", name: "ʻAkanesi" },
] as const;
