import type { Schemas } from '@counterflow/api-client'
import { queryOptions } from '@tanstack/react-query'
import { answered, api } from '../../platform/api/client'

export type InvoiceToPay = Schemas['InvoiceToPay']

export const invoiceToPayQuery = (token: string) =>
  queryOptions({
    queryKey: ['invoice-to-pay', token],
    queryFn: () => answered(api.GET('/api/v1/pay/{token}', { params: { path: { token } } })),
  })

/** The token in the address of the page, `/pay/<token>`. */
export const tokenOf = (path: string): string => path.split('/').filter(Boolean).at(-1) ?? ''
