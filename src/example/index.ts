export { exampleAddresses } from "./cast.ts";
export { about as exampleAbout } from "./groups.ts";
export { clearExample, joinExample, makeExample } from "./make-example.ts";
