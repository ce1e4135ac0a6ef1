export { onPreviewFetched } from "./fetch-preview.ts";
export { previewCards } from "./preview-cards.tsx";
export { usePreviews } from "./use-previews.ts";
