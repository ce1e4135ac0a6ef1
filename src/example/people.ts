import type { ExamplePerson } from "./example-types.ts";
import { north } from "./people/north.ts";
import { south } from "./people/south.ts";

/** The 24 people, by the short name that groups and talk call them. */
export const people: Readonly<Record<string, ExamplePerson>> = { ...south, ...north };

/** Who follows whom. */
export const follows: Readonly<Record<string, readonly string[]>> = {
  tamsin: ["hana", "jo", "huia", "mere", "wiremu"],
  hana: ["tamsin", "piripi", "katarina", "mere"],
  wiremu: ["tamsin", "rangi", "callum", "ben"],
  jo: ["tamsin", "ollie", "lupe", "mei"],
  ana: ["tamsin", "wiremu", "rosa"],
  mere: ["piripi", "rangi", "tane"],
  ollie: ["jo", "tamsin", "lupe", "callum", "mei"],
  callum: ["huia", "ben", "hana"],
  aroha: ["grace", "huia", "tamsin"],
  grace: ["mei", "daniel", "aroha"],
  daniel: ["grace", "priya"],
  fatima: ["lupe", "katarina", "jo"],
  lupe: ["fatima", "jo", "hana"],
  sam: ["katarina", "huia"],
  rangi: ["mere", "wiremu", "piripi"],
  tane: ["mere", "rosa", "sione"],
  sione: ["jo", "tane"],
  ben: ["wiremu", "huia"],
  katarina: ["fatima", "hana", "sam"],
  huia: ["tamsin", "aroha", "ben", "sam"],
};
