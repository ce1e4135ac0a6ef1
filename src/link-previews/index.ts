export { onPreviewFetched } from "./fetch-preview.ts";
export { knownTitles, previewCards } from "./preview-cards.tsx";
export { usePreviews } from "./use-previews.ts";
