import type { Schemas } from '@counterflow/api-client'
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { answered, api } from '../../platform/api/client'

export type Draft = Schemas['Draft']
export type DraftSummary = Schemas['DraftSummary']
export type DraftContent = Schemas['DraftContent']
export type DraftPrice = Schemas['DraftPrice']
export type DraftStatus = Schemas['DraftStatus']

/** Which drafts are asked for, as the API takes it: several values of one field are parted by commas. */
interface AskedDrafts {
  search?: string | undefined
  status?: string | undefined
  createdFrom?: string | undefined
  createdBefore?: string | undefined
}

export const draftsQuery = (filters: AskedDrafts) =>
  infiniteQueryOptions({
    queryKey: ['drafts', filters],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      answered(api.GET('/api/v1/drafts', { params: { query: { ...filters, cursor: pageParam } } })),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })

export const draftQuery = (draftId: string) =>
  queryOptions({
    queryKey: ['draft', draftId],
    queryFn: () => answered(api.GET('/api/v1/drafts/{draftId}', { params: { path: { draftId } } })),
  })

/** A draft for a customer who orders again, with what is known of them. */
export const prefillQuery = (customerId: string) =>
  queryOptions({
    queryKey: ['draft-prefill', customerId],
    staleTime: 0,
    queryFn: () =>
      answered(api.GET('/api/v1/customers/{customerId}/draft', { params: { path: { customerId } } })),
  })

/** What a draft would cost. The last price stays on the screen while the next one is worked out. */
export const draftPriceQuery = (content: DraftContent) =>
  queryOptions({
    queryKey: ['draft-price', content],
    placeholderData: keepPreviousData,
    queryFn: () => answered(api.POST('/api/v1/drafts/price', { body: content })),
  })

export const paymentMethodsQuery = queryOptions({
  queryKey: ['payment-methods'],
  queryFn: async () => (await answered(api.GET('/api/v1/payment-methods'))).items,
})
