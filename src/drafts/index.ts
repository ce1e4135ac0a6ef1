export { type DraftPlace, defineDraftPlace } from "./draft-places.ts";
export { forgetDraft, restoreDraft, swapDraft, throwDraftAway } from "./forget-draft.ts";
export { type DraftInList, draftNames, listBegun, readDraft } from "./read-drafts.ts";
export { saveDraft } from "./save-draft.ts";
export type { DraftTexts } from "./tables.ts";
export { Telling, type TellingProps } from "./views/telling.tsx";
