import type { Settings } from "../settings/index.ts";
import type { Welcome } from "./hooks.ts";

/** A stranger may make an account where the community is open to all, or by an invitation. */
export function maySignUp(settings: Pick<Settings, "signUp">, welcome: Welcome | null): string | null {
  return settings.signUp === "invitation" && !welcome ? "people.sign-up.by-invitation" : null;
}
