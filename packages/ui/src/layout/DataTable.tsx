import { Checkbox, Skeleton, Table, UnstyledButton } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './DataTable.module.css'

export interface Column<Row> {
  key: string
  header: string
  cell: (row: Row) => ReactNode
  align?: 'end'
  /** Left out on a phone. */
  wide?: boolean
  /** Makes its header a button that sorts by it. */
  sort?: ColumnSort
}

/** How a column sorts its table. */
export interface ColumnSort {
  /** Undefined while the table is sorted by another column. */
  direction: 'ascending' | 'descending' | undefined
  /** What pressing the header does, in words. */
  label: string
  onSort: () => void
}

/** Rows that can be marked, by a box before each. */
export interface RowSelection<Row> {
  isSelected: (row: Row) => boolean
  /** @param range whether everything since the row before is meant, as with Shift held */
  onToggle: (row: Row, range: boolean) => void
  onToggleAll: () => void
  rowLabel: (row: Row) => string
  allLabel: string
}

interface DataTableProps<Row> {
  label: string
  columns: readonly Column<Row>[]
  /** Undefined while they are loading. */
  rows: readonly Row[] | undefined
  rowKey: (row: Row) => string
  /** Inside of a panel, which has a border already. */
  bare?: boolean
  skeletonRows?: number
  selection?: RowSelection<Row> | undefined
  /** Low rows, for those who look at many. */
  dense?: boolean
}

/**
 * A table with its skeleton. Mark the link of a row with `data-row-link`: the whole row then follows it,
 * and the keyboard finds one stop a row.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, rows, rowKey, bare = false, skeletonRows = 6 } = props
  const { selection, dense = false } = props
  const classOf = ({ align, wide }: Column<Row>) =>
    [align === 'end' ? classes.end : '', wide ? classes.wide : ''].join(' ')
  return (
    <div className={classes.frame} data-bare={bare || undefined}>
      <Table aria-label={label} aria-busy={rows === undefined} verticalSpacing={dense ? 3 : 'xs'}>
        <Table.Thead className={classes.head}>
          <Table.Tr>
            {selection !== undefined && (
              <Table.Th className={classes.box}>
                <SelectAll selection={selection} rows={rows ?? []} />
              </Table.Th>
            )}
            {columns.map((column) => (
              <Table.Th key={column.key} className={classOf(column)} aria-sort={column.sort?.direction}>
                <Header column={column} />
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows?.map((row) => (
            <Table.Tr
              key={rowKey(row)}
              className={classes.row}
              data-key={rowKey(row)}
              data-selected={selection?.isSelected(row) || undefined}
            >
              {selection !== undefined && (
                <Table.Td className={classes.box}>
                  <Checkbox
                    size="xs"
                    aria-label={selection.rowLabel(row)}
                    checked={selection.isSelected(row)}
                    readOnly
                    onClick={(event) => selection.onToggle(row, event.shiftKey)}
                  />
                </Table.Td>
              )}
              {columns.map((column) => (
                <Table.Td key={column.key} className={classOf(column)}>
                  {column.cell(row)}
                </Table.Td>
              ))}
            </Table.Tr>
          )) ?? (
            <SkeletonRows
              columns={[
                ...(selection ? [classes.box ?? ''] : []),
                ...columns.map((column) => classOf(column)),
              ]}
              count={skeletonRows}
            />
          )}
        </Table.Tbody>
      </Table>
    </div>
  )
}

function SelectAll<Row>({ selection, rows }: { selection: RowSelection<Row>; rows: readonly Row[] }) {
  const selected = rows.filter((row) => selection.isSelected(row)).length
  return (
    <Checkbox
      size="xs"
      aria-label={selection.allLabel}
      checked={selected > 0 && selected === rows.length}
      indeterminate={selected > 0 && selected < rows.length}
      disabled={rows.length === 0}
      onChange={selection.onToggleAll}
    />
  )
}

function Header<Row>({ column: { header, sort } }: { column: Column<Row> }) {
  if (sort === undefined) return header
  const Arrow = sort.direction === 'ascending' ? IconArrowUp : IconArrowDown
  return (
    <UnstyledButton className={classes.sort} title={sort.label} onClick={sort.onSort}>
      {header}
      <Arrow size={12} stroke={2} aria-hidden data-idle={sort.direction === undefined || undefined} />
    </UnstyledButton>
  )
}

function SkeletonRows({ columns, count }: { columns: readonly string[]; count: number }) {
  return Array.from({ length: count }, (_, row) => `row-${row}`).map((row) => (
    <Table.Tr key={row}>
      {columns.map((className, column) => (
        <Table.Td key={`${row}-column-${column.toString()}`} className={className}>
          <Skeleton height={16} width={column === 0 ? '70%' : '50%'} my={3} />
        </Table.Td>
      ))}
    </Table.Tr>
  ))
}
