export { type Crop, cropSquare } from "./crop-square.ts";
export { drawSvg } from "./draw-svg.ts";
export { type EncodedPicture, encodePicture } from "./encode-picture.ts";
export { isPicture, readPicture } from "./read-picture.ts";
