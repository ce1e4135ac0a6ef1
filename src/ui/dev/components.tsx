import { PageHead } from "../page-head.tsx";
import { FormSpecimens } from "./form-specimens.tsx";
import { FrameSpecimens } from "./frame-specimens.tsx";
import { ListSpecimens } from "./list-specimens.tsx";
import { TalkSpecimens } from "./talk-specimens.tsx";

/**
 * Every component in every state, to be looked at in development (`/dev/components`). Stands inside a Layout of shape
 * "wide". Its words are specimens, so they are not in locales/.
 */
export function ComponentGallery() {
  return (
    <>
      <PageHead
        title="Components"
        lead="Everything that Weft's pages are put together from, in all its states."
      />
      <FrameSpecimens />
      <FormSpecimens />
      <ListSpecimens />
      <TalkSpecimens />
    </>
  );
}
