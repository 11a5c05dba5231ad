import type { Schemas } from '@counterflow/api-client'
import { queryOptions } from '@tanstack/react-query'
import { answered, api } from '../../platform/api/client'

export type PaymentMethod = Schemas['PaymentMethod']

export const paymentMethodsQuery = queryOptions({
  queryKey: ['payment-methods'],
  queryFn: async () => (await answered(api.GET('/api/v1/payment-methods'))).items,
})
