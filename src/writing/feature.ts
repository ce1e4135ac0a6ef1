import type { Feature } from "../frame/index.ts";
import { writingRoutes } from "./routes.tsx";

/** The surface that texts are written on, and what it finds while somebody types. */
export const writing: Feature = { name: "writing", routes: writingRoutes };
