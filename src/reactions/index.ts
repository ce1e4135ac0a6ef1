export { listThanks, type Thanker } from "./list-thanks.ts";
export { type MyThanks, myThanks } from "./my-thanks.ts";
export { setThanks } from "./set-thanks.ts";
