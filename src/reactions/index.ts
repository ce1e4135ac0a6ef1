export { myThanks, type MyThanks } from "./my-thanks.ts";
export { setThanks } from "./set-thanks.ts";
