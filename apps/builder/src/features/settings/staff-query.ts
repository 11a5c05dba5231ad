import type { Schemas } from '@counterflow/api-client'
import { queryOptions } from '@tanstack/react-query'
import { answered, api } from '../../platform/api/client'

export type Staff = Schemas['Staff']

export const staffQuery = queryOptions({
  queryKey: ['staff'],
  queryFn: async () => (await answered(api.GET('/api/v1/staff'))).items,
})
