import type { Column, Text } from '@counterflow/ui'

/** The orders that the header of a column goes through when it is pressed, before the usual order comes again. */
export type ColumnSorts<Sort> = Readonly<
  Record<string, readonly { sort: Sort; direction: 'ascending' | 'descending' }[]>
>

/** `columns` with headers that sort. @param onSort undefined for the usual order */
export function sortedColumns<Row, Sort extends string>(
  columns: readonly Column<Row>[],
  { t }: Text,
  sorting: { sorts: ColumnSorts<Sort>; sort: Sort | undefined; onSort: (sort: Sort | undefined) => void },
): Column<Row>[] {
  const { sorts, sort, onSort } = sorting
  return columns.map((column) => {
    const known = sorts[column.key]
    if (known === undefined) return column
    const place = known.findIndex((one) => one.sort === sort)
    return {
      ...column,
      sort: {
        direction: known[place]?.direction,
        label: t('lists.sortBy', { field: column.header }),
        onSort: () => onSort(known[place + 1]?.sort),
      },
    }
  })
}
