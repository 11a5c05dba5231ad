import type { Schemas } from '@counterflow/api-client'
import { queryOptions } from '@tanstack/react-query'
import { answered, api } from '../../../platform/api/client'

export type Addresses = Schemas['Addresses']

/** Looked at again while it is open: the machine may join a network meanwhile. */
export const addressesQuery = queryOptions({
  queryKey: ['addresses'],
  queryFn: () => answered(api.GET('/api/v1/addresses')),
  refetchInterval: 30_000,
})
