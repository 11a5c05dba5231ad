import type { ViewContent } from './view-queries'

/** Whether a list shows what a view has saved, in whatever order its filters were chosen. */
export function sameContent(left: ViewContent, right: ViewContent): boolean {
  return written(left) === written(right)
}

const written = ({ filters, sort, columns }: ViewContent) =>
  JSON.stringify([
    Object.entries(filters)
      .filter(([, value]) => value !== undefined)
      .toSorted(([one], [other]) => (one < other ? -1 : 1)),
    sort,
    columns,
  ])
