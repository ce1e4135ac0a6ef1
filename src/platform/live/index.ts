export { createLive, type Live, type LiveMessage } from "./live.ts";
export { sendEvents } from "./send-events.ts";
