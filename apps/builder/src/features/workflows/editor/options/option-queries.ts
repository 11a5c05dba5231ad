import type { Text } from '@counterflow/ui'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { OptionSource } from './option-sources'

const pageSize = 30
const fresh = 30_000

/** What there is to choose from, a page at a time, as the server finds it. */
export const optionsQuery = (source: OptionSource, search: string, text: Text) =>
  infiniteQueryOptions({
    queryKey: ['options', source.name, search, text.language],
    staleTime: fresh,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      source.page(
        {
          limit: pageSize,
          ...(search === '' ? {} : { search }),
          ...(pageParam === undefined ? {} : { cursor: pageParam }),
        },
        text,
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })

/** What a kept value is called; null when it no longer exists. */
export const optionQuery = (source: OptionSource, value: string, text: Text) =>
  queryOptions({
    queryKey: ['option', source.name, value, text.language],
    staleTime: fresh,
    queryFn: () => source.named(value, text),
  })
