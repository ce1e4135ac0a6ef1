export { setUpCommunity } from "./set-up-community.ts";
