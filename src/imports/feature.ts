import type { Feature } from "../frame/index.ts";
import { onAddressProved } from "../people/index.ts";
import { noteProof } from "./note-proof.ts";
import { importRoutes } from "./routes.tsx";

/** Archives that were brought in, and the people in them who come to claim their words. */
export const imports: Feature = {
  name: "imports",
  register() {
    onAddressProved(noteProof);
  },
  routes(app) {
    importRoutes(app);
  },
};
