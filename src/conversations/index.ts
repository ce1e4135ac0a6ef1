export {
  listOpenings,
  type Opened,
  type Opening,
  openConversation,
  readOpening,
} from "./open-conversation.ts";
export { listReports, type Report, settleReport } from "./report-conversation.ts";
export { MessageList } from "./views/message-list.tsx";
