// Lengths in characters.

export const nameLengthMax = 80;
export const purposeLengthMax = 20_000;

/** Of a reason to join: short enough that it fits into a cookie while a visitor signs up. */
export const reasonLengthMax = 500;

/** Of what is said with an answer, an invitation or a bar. */
export const wordLengthMax = 1_000;

/** For how many days a link may invite. */
export const linkDays = [7, 30, 90] as const;
