import type { Schemas } from '@counterflow/api-client'
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { answered, api } from '../../platform/api/client'

export type StockItem = Schemas['StockItem']
export type StockMovement = Schemas['StockMovement']
export type StockLevel = StockItem['levels'][number]

export interface StockFilters {
  search?: string | undefined
  state?: 'low' | 'out' | undefined
  locationId?: string | undefined
  limit?: number | undefined
}

export const stockQuery = (filters: StockFilters) =>
  infiniteQueryOptions({
    queryKey: ['stock', filters],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      answered(api.GET('/api/v1/stock', { params: { query: { ...filters, cursor: pageParam } } })),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })

export const stockItemQuery = (variantId: string) =>
  queryOptions({
    queryKey: ['stock-item', variantId],
    queryFn: () => answered(api.GET('/api/v1/stock/{variantId}', { params: { path: { variantId } } })),
  })

export const movementsQuery = (variantId: string) =>
  infiniteQueryOptions({
    queryKey: ['stock-movements', variantId],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      answered(
        api.GET('/api/v1/stock/{variantId}/movements', {
          params: { path: { variantId }, query: { cursor: pageParam } },
        }),
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })

export const stockSettingsQuery = queryOptions({
  queryKey: ['stock-settings'],
  queryFn: () => answered(api.GET('/api/v1/stock-settings')),
})

const shownIn = ['stock', 'stock-item', 'stock-movements', 'products', 'locations']

/** Loads anew what shows stock. */
export function useRefreshStock(): () => void {
  const client = useQueryClient()
  return () => {
    for (const root of shownIn) void client.invalidateQueries({ queryKey: [root] })
  }
}

/** Says at how many pieces a variant is low; null: as the shop says. */
export function useSetThreshold(variantId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (threshold: number | null) =>
      answered(
        api.PUT('/api/v1/stock/{variantId}/threshold', {
          params: { path: { variantId } },
          body: { threshold },
        }),
      ),
    onSuccess: (item) => {
      client.setQueryData(stockItemQuery(variantId).queryKey, item)
      void client.invalidateQueries({ queryKey: ['stock'] })
    },
  })
}

/** Says at how many pieces stock is low where a variant has no number of its own; null: never. */
export function useSetShopThreshold() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (lowStockThreshold: number | null) =>
      answered(api.PUT('/api/v1/stock-settings', { body: { lowStockThreshold } })),
    onSuccess: (settings) => {
      client.setQueryData(stockSettingsQuery.queryKey, settings)
      for (const root of ['stock', 'stock-item']) void client.invalidateQueries({ queryKey: [root] })
    },
  })
}
