/** Characters of each of the two parts of a summary. */
export const summaryLengthMax = 20_000;
/** Characters of what somebody says to how they are cited. */
export const wordLengthMax = 500;
/** Characters of why a version was written. */
export const whyLengthMax = 300;
