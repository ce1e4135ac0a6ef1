import { groupPath } from "../groups/index.ts";

/** All series of a group. */
export function seriesOfGroupPath(slug: string): string {
  return `${groupPath({ slug })}/series`;
}

export function seriesPath(id: number): string {
  return `/series/${id}`;
}

/** What is done with a part has its address below that of its series. */
export function partPath(seriesId: number, number: number): string {
  return `/series/${seriesId}/parts/${number}`;
}
