export { isGzip, type MboxEntry, messageFromBytes, readMbox } from "./read-mbox.ts";
export {
  labelOf,
  type PlannedMessage,
  planReadingOrder,
  type ReadingOrder,
  type Span,
} from "./reading-order.ts";
