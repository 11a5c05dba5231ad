import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useTypedSearch } from '../../platform/forms/useTypedSearch'
import { customersQuery } from './customer-queries'

const shownAtOnce = 20

/** Customers found by what somebody types; `isPending` while they are not yet those that were typed. */
export function useCustomerSearch(typed: string) {
  const { search, isAhead } = useTypedSearch(typed)
  const { data, isFetching } = useInfiniteQuery({
    ...customersQuery({ search, limit: shownAtOnce }),
    placeholderData: keepPreviousData,
  })
  return { customers: data?.pages[0]?.items ?? [], isPending: isAhead || isFetching }
}
