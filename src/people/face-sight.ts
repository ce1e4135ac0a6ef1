import { type AttachmentSight, defineAttachmentSight } from "../attachments/index.ts";

/** Faces stand beside names wherever somebody writes, so whoever has the address of one that is in use may see it. */
const faceSight: AttachmentSight = {
  tags: ["table:profiles"],
  isVisible: () => (eb) =>
    eb.exists(
      eb
        .selectFrom("profiles")
        .select("profiles.personId")
        .whereRef("profiles.pictureId", "=", "attachments.id"),
    ),
};

export function defineFaceSight(): void {
  defineAttachmentSight("face", faceSight);
}
