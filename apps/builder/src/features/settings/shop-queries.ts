import type { Schemas } from '@counterflow/api-client'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { answered, api } from '../../platform/api/client'

export type Shop = Schemas['Shop']
/** What can be changed of it; `version` is the one that was seen. */
export type ShopChanges = Partial<Shop>

export const shopQuery = queryOptions({
  queryKey: ['shop'],
  queryFn: () => answered(api.GET('/api/v1/shop')),
})

export const shopCurrencyQuery = queryOptions({
  queryKey: ['shop', 'currency'],
  queryFn: () => answered(api.GET('/api/v1/shop/currency')),
})

export type OrderNumbering = Schemas['OrderNumbering']

/** How orders are named, and which number comes next. */
export const orderNumberingQuery = queryOptions({
  queryKey: ['shop', 'order-numbers'],
  queryFn: () => answered(api.GET('/api/v1/shop/order-numbers')),
})

/** Changes settings of the shop. What workflows may do depends on them, so these are loaded anew. */
export function useUpdateShop() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: ShopChanges) => answered(api.PATCH('/api/v1/shop', { body })),
    onSuccess: (shop) => {
      client.setQueryData(shopQuery.queryKey, shop)
      for (const root of ['workflows', 'workflow', 'templates']) {
        void client.invalidateQueries({ queryKey: [root] })
      }
    },
  })
}
