import { type Column, DataTable, ErrorState, type RowSelection, useText } from '@counterflow/ui'
import { Button, Center } from '@mantine/core'
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { problemParagraph } from '../api/problem-text'

export interface Page<Row> {
  items: Row[]
  nextCursor: string | null
}

interface PagedTableProps<Row> {
  label: string
  query: UseInfiniteQueryResult<InfiniteData<Page<Row>>>
  columns: readonly Column<Row>[]
  rowKey: (row: Row) => string
  /** Shown instead of an empty table. */
  empty: ReactNode
  selection?: RowSelection<Row> | undefined
  dense?: boolean
}

/** A list of the API with all its states: loading, failed, empty, and more to load. */
export function PagedTable<Row>(props: PagedTableProps<Row>) {
  const { label, query, columns, rowKey, empty, selection, dense = false } = props
  const text = useText()
  if (query.isError && query.data === undefined) {
    return <ErrorState message={problemParagraph(query.error, text)} onRetry={() => void query.refetch()} />
  }
  const rows = query.data?.pages.flatMap(({ items }) => items)
  if (rows?.length === 0) return empty
  return (
    <>
      <DataTable
        label={label}
        columns={columns}
        rows={rows}
        rowKey={rowKey}
        selection={selection}
        dense={dense}
      />
      {query.hasNextPage && (
        <Center mt="md">
          <Button
            variant="default"
            loading={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            {text.t('general.loadMore')}
          </Button>
        </Center>
      )}
    </>
  )
}
