import { Skeleton, Table } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './DataTable.module.css'

export interface Column<Row> {
  key: string
  header: string
  cell: (row: Row) => ReactNode
  align?: 'end'
  /** Left out on a phone. */
  wide?: boolean
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
}

/**
 * A table with its skeleton. Mark the link of a row with `data-row-link`: the whole row then follows it,
 * and the keyboard finds one stop a row.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, rows, rowKey, bare = false, skeletonRows = 6 } = props
  const classOf = ({ align, wide }: Column<Row>) =>
    [align === 'end' ? classes.end : '', wide ? classes.wide : ''].join(' ')
  return (
    <div className={classes.frame} data-bare={bare || undefined}>
      <Table aria-label={label} aria-busy={rows === undefined}>
        <Table.Thead className={classes.head}>
          <Table.Tr>
            {columns.map((column) => (
              <Table.Th key={column.key} className={classOf(column)}>
                {column.header}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows?.map((row) => (
            <Table.Tr key={rowKey(row)} className={classes.row}>
              {columns.map((column) => (
                <Table.Td key={column.key} className={classOf(column)}>
                  {column.cell(row)}
                </Table.Td>
              ))}
            </Table.Tr>
          )) ?? <SkeletonRows columns={columns.map((column) => classOf(column))} count={skeletonRows} />}
        </Table.Tbody>
      </Table>
    </div>
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
