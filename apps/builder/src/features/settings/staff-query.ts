import type { Schemas } from '@counterflow/api-client'
import { queryOptions } from '@tanstack/react-query'
import { answered, api } from '../../platform/api/client'

export type Staff = Schemas['Staff']

/** Every member of staff, however many pages that takes. */
export const staffQuery = queryOptions({
  queryKey: ['staff'],
  queryFn: async () => {
    const all: Staff[] = []
    let cursor: string | undefined
    do {
      const query = { limit: 100, ...(cursor === undefined ? {} : { cursor }) }
      const { items, nextCursor } = await answered(api.GET('/api/v1/staff', { params: { query } }))
      all.push(...items)
      cursor = nextCursor ?? undefined
    } while (cursor !== undefined)
    return all
  },
})
