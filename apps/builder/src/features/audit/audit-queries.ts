import type { Schemas } from '@counterflow/api-client'
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { answered, api } from '../../platform/api/client'

export type AuditEntry = Schemas['AuditEntry']

const text = z.string().optional().catch(undefined)

/** What the address of the audit log holds. */
export const auditSearchSchema = z.object({
  actorId: text,
  deed: text,
  subjectId: text,
  outcome: z.enum(['done', 'refused', 'failed']).optional().catch(undefined),
  from: z.iso.datetime().optional().catch(undefined),
  before: z.iso.datetime().optional().catch(undefined),
})

/** Which entries are shown. */
export type AuditFilters = z.infer<typeof auditSearchSchema>

export const auditQuery = (filters: AuditFilters) =>
  infiniteQueryOptions({
    queryKey: ['audit', filters],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      answered(api.GET('/api/v1/audit', { params: { query: { ...filters, cursor: pageParam } } })),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })

export const auditDeedsQuery = queryOptions({
  queryKey: ['audit-deeds'],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: async () => (await answered(api.GET('/api/v1/audit/deeds'))).items,
})

export const auditRetentionQuery = queryOptions({
  queryKey: ['audit-retention'],
  queryFn: () => answered(api.GET('/api/v1/audit/retention')),
})

/** Changes for how many days entries are kept. */
export function useKeepAudit() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (keepDays: number) => answered(api.PUT('/api/v1/audit/retention', { body: { keepDays } })),
    onSuccess: (kept) => client.setQueryData(auditRetentionQuery.queryKey, kept),
  })
}
