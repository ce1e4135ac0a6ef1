export { exampleAddresses } from "./cast.ts";
export { clearExample, joinExample, makeExample } from "./make-example.ts";
