import { useText } from '@counterflow/ui'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useTypedSearch } from '../../../../platform/forms/useTypedSearch'
import { useMay } from '../../../session/useStaff'
import { optionsQuery } from './option-queries'
import type { Option, OptionSource } from './option-sources'

export interface SearchedOptions {
  options: readonly Option[]
  isLoading: boolean
  /** What is offered is not yet what is typed. */
  isPending: boolean
  isFailed: boolean
  isForbidden: boolean
  /** Loads more of them, where there are more. */
  more: () => void
}

/** What a source offers for what is being typed. */
export function useSearchedOptions(source: OptionSource, typed: string): SearchedOptions {
  const text = useText()
  const may = useMay()
  const { search = '', isAhead } = useTypedSearch(typed)
  const isForbidden = !may(source.permission)
  const query = useInfiniteQuery({
    ...optionsQuery(source, search, text),
    placeholderData: keepPreviousData,
    enabled: !isForbidden,
  })
  return {
    options: query.data?.pages.flatMap((page) => page.options) ?? [],
    isLoading: query.isFetching,
    isPending: isAhead || query.isFetching,
    isFailed: query.isError,
    isForbidden,
    more: () => {
      if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage()
    },
  }
}
