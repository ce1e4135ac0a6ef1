import type { Flash } from "../../platform/http/index.ts";
import { DraftSent, FlashMessage, useText } from "../../ui/index.ts";

/** What the last act left to be said on this page. */
export function FlashLine({ flash }: { flash: Flash }) {
  const t = useText();
  return (
    <>
      <FlashMessage message={t(flash.key, flash.values)} kind={flash.kind} undo={flash.undo} />
      {flash.draftSent && <DraftSent name={flash.draftSent} />}
    </>
  );
}
