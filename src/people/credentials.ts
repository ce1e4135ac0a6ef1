import { z } from "zod";
import { isAddress } from "../platform/mail/index.ts";

export const passwordLengthMin = 10;
export const passwordLengthMax = 200;

/** A mail address as it is kept and looked for: lower case, so that one address is one account. */
export const Address = z
  .string("error.required")
  .transform((text) => text.normalize("NFC").trim().toLowerCase())
  .refine((text) => text !== "", "error.required")
  // Better Auth takes fewer addresses than mail does: what it would refuse is refused here, in our words.
  .refine((text) => text === "" || (isAddress(text) && z.email().safeParse(text).success), "mail.address");

/** A password that somebody chooses. Length is what counts; nothing is asked of its characters. */
export const NewPassword = z
  .string("error.required")
  .min(passwordLengthMin, "people.password.short")
  .max(passwordLengthMax, "people.password.long");

/** A password that somebody is asked for. */
export const GivenPassword = z
  .string("error.required")
  .min(1, "error.required")
  .max(passwordLengthMax, "people.password.wrong");
