/** People in one conversation at a time. */
export const peopleMax = 12;
/** Characters of one message. */
export const messageLengthMax = 10_000;
/** Characters of the reason of a report or an opening. */
export const reasonLengthMax = 500;
export const messagesPerPage = 50;
export const conversationsPerPage = 30;
/** Conversations that one person begins in a day, and people whom they bring into any. */
export const begunADayMax = 20;
export const addedADayMax = 60;
/** Messages of one person in ten minutes. */
export const messagesMax = 60;
export const messagesWindowMs = 10 * 60_000;
/** How long an administrator may read what they have opened. */
export const openingHours = 24;
export const dayMs = 24 * 3_600_000;
