export { beginSeries } from "./begin-series.ts";
