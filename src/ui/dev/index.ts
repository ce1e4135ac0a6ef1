export { ComponentGallery } from "./components.tsx";
