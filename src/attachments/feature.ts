import type { Feature } from "../frame/index.ts";
import { attachmentRoutes } from "./routes.tsx";
import "./tidy-attachments.ts";

/** Pictures and files with their credit, and the way to find pictures again. */
export const attachments: Feature = { name: "attachments", routes: attachmentRoutes };
