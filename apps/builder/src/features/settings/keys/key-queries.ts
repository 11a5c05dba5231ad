import type { Schemas } from '@counterflow/api-client'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { answered, api } from '../../../platform/api/client'

export type ApiKey = Schemas['ApiKey']

export const keysQuery = queryOptions({
  queryKey: ['api-keys'],
  queryFn: async () => (await answered(api.GET('/api/v1/api-keys'))).items,
})

export function useCreateKey() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: { name: string; permissions: Schemas['Permission'][] }) =>
      answered(api.POST('/api/v1/api-keys', { body })),
    onSuccess: () => void client.invalidateQueries({ queryKey: keysQuery.queryKey }),
  })
}

export function useRevokeKey() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (apiKeyId: string) =>
      answered(api.DELETE('/api/v1/api-keys/{apiKeyId}', { params: { path: { apiKeyId } } })),
    onSettled: () => void client.invalidateQueries({ queryKey: keysQuery.queryKey }),
  })
}
