import type { Schemas } from '@counterflow/api-client'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { answered, api } from '../../../platform/api/client'
import { sessionQuery } from '../../session/session-query'

export type OwnSession = Schemas['OwnSession']

export const ownSessionsQuery = queryOptions({
  queryKey: ['session', 'own'],
  queryFn: async () => (await answered(api.GET('/api/v1/account/sessions'))).items,
})

export function useUpdateAccount() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: { name?: string; language?: 'en' | 'ko' | 'ja' | null }) =>
      answered(api.PATCH('/api/v1/account', { body })),
    onSuccess: (staff) => client.setQueryData(sessionQuery.queryKey, staff),
  })
}

export function useChangePassword() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: { current: string; password: string }) =>
      answered(api.PUT('/api/v1/account/password', { body })),
    onSuccess: () => void client.invalidateQueries({ queryKey: ownSessionsQuery.queryKey }),
  })
}

/** Ends one session, or every other one. */
export function useEndSessions() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (sessionId: string | undefined) =>
      sessionId === undefined
        ? answered(api.DELETE('/api/v1/account/sessions'))
        : answered(api.DELETE('/api/v1/account/sessions/{sessionId}', { params: { path: { sessionId } } })),
    onSettled: () => void client.invalidateQueries({ queryKey: ownSessionsQuery.queryKey }),
  })
}
