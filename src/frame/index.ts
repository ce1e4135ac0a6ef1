export { clientDir } from "./assets.ts";
export { errorView } from "./error-view.tsx";
export type { Feature, House } from "./feature-type.ts";
export { type Page, sendPage } from "./send-page.tsx";
