import type { Schemas } from '@counterflow/api-client'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { answered, api } from '../../platform/api/client'

export type TaxSettings = Schemas['TaxSettings']
export type TaxRegion = TaxSettings['regions'][number]
export type ShownShipping = Schemas['ShownShipping']
export type ShippingSettings = ShownShipping['settings']
export type ShippingZone = ShippingSettings['zones'][number]
export type ShippingRate = ShippingZone['rates'][number]
export type Area = ShippingZone['areas'][number]

export const taxesQuery = queryOptions({
  queryKey: ['shop', 'taxes'],
  queryFn: () => answered(api.GET('/api/v1/shop/taxes')),
})

export const shippingQuery = queryOptions({
  queryKey: ['shop', 'shipping'],
  queryFn: () => answered(api.GET('/api/v1/shop/shipping')),
})

export function useReplaceTaxes() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: TaxSettings) => answered(api.PUT('/api/v1/shop/taxes', { body })),
    onSuccess: (taxes) => client.setQueryData(taxesQuery.queryKey, taxes),
    onError: () => void client.invalidateQueries({ queryKey: taxesQuery.queryKey }),
  })
}

export function useReplaceShipping() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: { version: number; settings: ShippingSettings }) =>
      answered(api.PUT('/api/v1/shop/shipping', { body })),
    onSuccess: (shipping) => client.setQueryData(shippingQuery.queryKey, shipping),
    onError: () => void client.invalidateQueries({ queryKey: shippingQuery.queryKey }),
  })
}
