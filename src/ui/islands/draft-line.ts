import type { Texts } from "./draft-store.ts";

/** A draft as the server keeps it. */
export interface OnServer {
  readonly version: number;
  readonly at: string;
  readonly texts: Texts;
}

/** What became of a save. */
export type Saved =
  | { readonly is: "kept"; readonly version: number }
  /** Another device wrote meanwhile. */
  | { readonly is: "overtaken"; readonly by: OnServer }
  /** "gone": sent or thrown away meanwhile. "unknown": no draft of that name is kept on the server. */
  | { readonly is: "gone" | "unknown" | "logged-out" | "too-long" | "failed" | "offline" };

const pathOf = (name: string) => `/drafts/${encodeURIComponent(name)}`;
const headers = { accept: "application/json" };
const patienceMs = 10_000;
/** Browsers send no more than this after a page has gone. */
const lastWordsBytesMax = 60_000;

/** Whether the page says that there is one on the server: only then it is asked for. */
export function isOnServer(name: string): boolean {
  const names = document.querySelector<HTMLMetaElement>('meta[name="weft-drafts"]')?.content.split(" ") ?? [];
  return names.some((one) => one.startsWith(`${name}:`));
}

/** @returns null where there is none, undefined where it cannot be told. */
export async function askServer(name: string): Promise<OnServer | null | undefined> {
  try {
    const answer = await fetch(pathOf(name), { headers });
    if (answer.status === 204) return null;
    return answer.ok ? await answer.json() : undefined;
  } catch {
    return undefined;
  }
}

/** @param how.last the page is going: the browser sends it afterwards. @param how.instead takes the place of the other's. */
export async function saveOnServer(
  name: string,
  version: number,
  texts: Texts,
  how: { readonly last?: boolean; readonly instead?: boolean } = {},
): Promise<Saved> {
  const body = new URLSearchParams({ version: String(version), texts: JSON.stringify(texts) });
  if (how.instead) body.set("instead", "yes");
  const keepalive = how.last && String(body).length < lastWordsBytesMax;
  try {
    const signal = how.last ? undefined : AbortSignal.timeout(patienceMs);
    const answer = await fetch(pathOf(name), { method: "PUT", body, headers, keepalive, signal });
    if (answer.ok) return meant(await answer.json());
    return { is: meanings.get(answer.status) ?? "failed" };
  } catch {
    return { is: "offline" };
  }
}

function meant(answer: OnServer & { readonly kept: boolean }): Saved {
  if (answer.kept) return { is: "kept", version: answer.version };
  return answer.version === 0 ? { is: "gone" } : { is: "overtaken", by: answer };
}

const meanings = new Map<number, "unknown" | "logged-out" | "too-long">([
  [404, "unknown"],
  [403, "logged-out"],
  [413, "too-long"],
  [422, "too-long"],
]);

export function throwAwayOnServer(name: string): void {
  fetch(pathOf(name), { method: "DELETE", headers, keepalive: true }).catch(() => {});
}

/** Whether the server can be reached at all. */
export async function hasLine(): Promise<boolean> {
  try {
    return (await fetch("/health/live", { signal: AbortSignal.timeout(patienceMs), cache: "no-store" })).ok;
  } catch {
    return false;
  }
}
