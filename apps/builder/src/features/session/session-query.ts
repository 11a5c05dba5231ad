import type { Schemas } from '@counterflow/api-client'
import { queryOptions } from '@tanstack/react-query'
import { answered, api } from '../../platform/api/client'
import { isSignedOut } from '../../platform/api/problem'

export type CurrentStaff = Schemas['CurrentStaff']

/** Who is signed in; null for nobody. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  staleTime: 5 * 60_000,
  queryFn: async (): Promise<CurrentStaff | null> => {
    try {
      return await answered(api.GET('/api/v1/session'))
    } catch (error) {
      if (isSignedOut(error)) return null
      throw error
    }
  },
})
