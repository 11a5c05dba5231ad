import type { Schemas } from '@counterflow/api-client'
import type { StaffStockReason } from '@counterflow/core'
import { useMutation } from '@tanstack/react-query'
import { answered, api } from '../../../platform/api/client'
import { useIdempotencyKey } from '../../../platform/api/idempotency-key'
import { useRefreshStock } from '../stock-queries'

type VariantOf = { variant: { id: string } | { sku: string } }

/** What a person says of stock, one kind for each route. */
export type StockWish =
  | {
      kind: 'adjust'
      body: {
        locationId: string
        reason: StaffStockReason
        note?: string
        lines: (VariantOf & { change: number })[]
      }
    }
  | {
      kind: 'count'
      body: {
        locationId: string
        reason: StaffStockReason
        note?: string
        dryRun: boolean
        lines: (VariantOf & { counted: number; expected?: number })[]
      }
    }
  | {
      kind: 'transfer'
      body: {
        fromLocationId: string
        toLocationId: string
        note?: string
        lines: (VariantOf & { quantity: number })[]
      }
    }

export type StockReceipt = Schemas['StockReceipt']

/** Changes stock; repeating it after a lost answer does it once. */
export function useStockChange() {
  const keyFor = useIdempotencyKey()
  const refresh = useRefreshStock()
  return useMutation({
    mutationFn: async (wish: StockWish): Promise<StockReceipt | null> => {
      const params = { header: { 'Idempotency-Key': keyFor(wish) } }
      if (wish.kind === 'adjust') {
        return answered(api.POST('/api/v1/stock/adjustments', { params, body: wish.body }))
      }
      if (wish.kind === 'transfer') {
        return answered(api.POST('/api/v1/stock/transfers', { params, body: wish.body }))
      }
      return (await answered(api.POST('/api/v1/stock/counts', { params, body: wish.body }))).receipt
    },
    onSettled: refresh,
  })
}

/** Takes a change back by its opposite. */
export function useUndoStock() {
  const refresh = useRefreshStock()
  return useMutation({
    mutationFn: (changeId: string) =>
      answered(api.POST('/api/v1/stock/changes/{changeId}/undo', { params: { path: { changeId } } })),
    onSettled: refresh,
  })
}
