import { handleFrom } from "../platform/text/index.ts";
import type { PersonCtx, PersonId } from "../viewer/index.ts";
import { people } from "./people.ts";

/** Somebody of the example who is in the database, with the ctx that their words are prepared in. */
export interface CastMember {
  readonly id: PersonId;
  readonly handle: string;
  readonly ctx: PersonCtx;
}

/** All of them by their short name. */
export type Cast = ReadonlyMap<string, CastMember>;

/** @throws for a short name that people.ts does not know: the data would be wrong. */
export function castMember(cast: Cast, key: string): CastMember {
  const member = cast.get(key);
  if (!member) throw new Error(`The example has no person "${key}".`);
  return member;
}

/** The address of an example person: nobody can get mail there, because example.org is kept for examples. */
export function addressOf(name: string): string {
  return `${handleFrom(name).replaceAll("-", ".")}@example.org`;
}

/** The mail addresses that the example uses. */
export function exampleAddresses(): ReadonlySet<string> {
  return new Set(Object.values(people).map((person) => addressOf(person.name)));
}
