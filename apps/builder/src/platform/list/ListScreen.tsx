import type { SavedList } from '@counterflow/core'
import { type Column, EmptyState, PageHeader, useText } from '@counterflow/ui'
import { Button, Group } from '@mantine/core'
import type { IconProps } from '@tabler/icons-react'
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import { type ComponentType, type ReactNode, useRef } from 'react'
import { FilterChips } from './filters/FilterChips'
import type { FilterField } from './filters/filter-field'
import { LayoutMenu } from './layout/LayoutMenu'
import { useListLayout } from './layout/useListLayout'
import type { AnyListFilters, ListAddress } from './list-address'
import { type Page, PagedTable } from './PagedTable'
import { SearchInput } from './SearchInput'
import { type Marking, useMarking } from './selection/useMarking'
import { useListKeys } from './useListKeys'
import { ViewTabs } from './views/ViewTabs'

interface ListScreenProps<Row, Filters extends AnyListFilters> {
  list: SavedList
  /** Whose layout of the list is kept. */
  staffId: string
  title: string
  actions?: ReactNode
  searchLabel: string
  address: ListAddress<Filters>
  query: UseInfiniteQueryResult<InfiniteData<Page<Row>>>
  rowKey: (row: Row) => string
  /** Every column that there is; the first is always shown. */
  columns: readonly Column<Row>[]
  /** The keys of those others that are shown where nobody has chosen. */
  usualColumns: readonly string[]
  fields: readonly FilterField<Filters>[]
  /** Beside the search: a link to what is filtered as a file, say. */
  tools?: ReactNode
  /** At the end of the filters: how many match, say. */
  count?: ReactNode
  /** Above the table: how far something has come, say. */
  notice?: ReactNode
  /** Where rows can be marked: what a row is called, and what stands beneath the list while some are. */
  marks?: { nameOf: (row: Row) => string; bar: (marking: Marking) => ReactNode } | undefined
  empty: { icon: ComponentType<IconProps>; title: string; body: string; begin?: ReactNode }
  noMatch: { title: string; body: string }
}

/** A list as every list of the back office is: views, search, filters, columns, marks, and the keyboard. */
export function ListScreen<Row, Filters extends AnyListFilters & { search?: string | undefined }>(
  props: ListScreenProps<Row, Filters>,
) {
  const { list, title, address, query, rowKey, columns, usualColumns, fields, marks, empty, noMatch } = props
  const { filters, sort, view, show } = address
  const { t } = useText()
  const [layout, setLayout] = useListLayout(list, props.staffId)
  const frame = useRef<HTMLDivElement>(null)
  const rows = query.data?.pages.flatMap(({ items }) => items) ?? []
  const marking = useMarking(rows.map(rowKey), query.hasNextPage)
  useListKeys({ list: frame, onToggle: marks === undefined ? undefined : marking.onToggle })
  const narrow = (change: Partial<Filters>) => {
    // What was marked among others is not what one sees then.
    marking.onClear()
    address.narrow(change)
  }
  const clear = () => show({ sort })
  const filtered = Object.keys(filters).length > 0
  const [first, ...others] = columns
  const shownKeys = layout.columns ?? usualColumns
  const shownColumns = columns.filter((column) => column === first || shownKeys.includes(column.key))
  return (
    <div ref={frame}>
      <PageHeader title={title} actions={props.actions} />
      <ViewTabs
        list={list}
        chosen={view}
        content={{ filters, sort: sort ?? null, columns: layout.columns }}
        narrowed={filtered || sort !== undefined}
        onChoose={(chosen) => {
          marking.onClear()
          if (chosen === undefined) return show({})
          if (chosen.columns !== null) setLayout({ columns: chosen.columns })
          show({ ...chosen.filters, sort: chosen.sort ?? undefined, view: chosen.id })
        }}
      />
      <Group gap="xs" mb="xs">
        <SearchInput
          label={props.searchLabel}
          value={filters.search}
          onChange={(typed) => {
            marking.onClear()
            address.find(typed)
          }}
        />
        <Group gap="xs" wrap="nowrap">
          {props.tools}
          <LayoutMenu columns={others} usual={usualColumns} layout={layout} onChange={setLayout} />
        </Group>
      </Group>
      <Group gap="xs" mb="sm" justify="space-between">
        <FilterChips fields={fields} filters={filters} onChange={narrow} onClear={clear} />
        {props.count}
      </Group>
      {props.notice}
      <PagedTable
        label={title}
        query={query}
        columns={shownColumns}
        rowKey={rowKey}
        dense={layout.dense}
        selection={marks && marking.boxes(rowKey, marks.nameOf, t)}
        empty={
          filtered ? (
            <EmptyState icon={empty.icon} title={noMatch.title} body={noMatch.body}>
              <Button variant="default" mt="xs" onClick={clear}>
                {t('general.clearFilters')}
              </Button>
            </EmptyState>
          ) : (
            <EmptyState icon={empty.icon} title={empty.title} body={empty.body}>
              {empty.begin}
            </EmptyState>
          )
        }
      />
      {marks?.bar(marking)}
    </div>
  )
}
