import type { Schemas } from '@counterflow/api-client'
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { answered, api } from '../../platform/api/client'

export type Discount = Schemas['Discount']
export type DiscountValue = Discount['value']

/** Which discounts are asked for, as the API takes it: several values of one field are parted by commas. */
interface Asked {
  search?: string | undefined
  status?: string | undefined
  kind?: string | undefined
  endsFrom?: string | undefined
  endsBefore?: string | undefined
}

export const discountsQuery = (filters: Asked) =>
  infiniteQueryOptions({
    queryKey: ['discounts', filters],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      answered(api.GET('/api/v1/discounts', { params: { query: { ...filters, cursor: pageParam } } })),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })

export const discountQuery = (discountId: string) =>
  queryOptions({
    queryKey: ['discount', discountId],
    queryFn: () => answered(api.GET('/api/v1/discounts/{discountId}', { params: { path: { discountId } } })),
  })

/** Shows a discount as a change has left it, before the lists are loaded anew. */
export function useShowDiscount() {
  const client = useQueryClient()
  return (discount: Discount) => {
    client.setQueryData(discountQuery(discount.id).queryKey, discount)
    void client.invalidateQueries({ queryKey: ['discounts'] })
  }
}

/** Turns a discount on and off, and deletes it. */
export function useDiscountDeeds(discountId: string) {
  const client = useQueryClient()
  const show = useShowDiscount()
  const params = { path: { discountId } }
  const turn = useMutation({
    mutationFn: (on: boolean) =>
      on
        ? answered(api.POST('/api/v1/discounts/{discountId}/turn-on', { params }))
        : answered(api.POST('/api/v1/discounts/{discountId}/turn-off', { params })),
    onSuccess: show,
  })
  const remove = useMutation({
    mutationFn: () => answered(api.DELETE('/api/v1/discounts/{discountId}', { params })),
    onSuccess: () => {
      client.removeQueries({ queryKey: ['discount', discountId] })
      void client.invalidateQueries({ queryKey: ['discounts'] })
    },
  })
  return { turn, remove }
}
