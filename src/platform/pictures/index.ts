export { type Crop, cropSquare, faceWidths } from "./crop-square.ts";
export { drawSvg } from "./draw-svg.ts";
export { type EncodedPicture, encodePicture } from "./encode-picture.ts";
export { isPicture, type PictureFacts, readPicture } from "./read-picture.ts";
