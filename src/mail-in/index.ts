export { groupAddress, replyAddress } from "./addresses.ts";
export { defineMailAnswer, type MailAnswer, type MailedAnswer } from "./mail-answers.ts";
