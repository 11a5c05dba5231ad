import type { Schemas } from '@counterflow/api-client'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { answered, api } from '../../../platform/api/client'

export type Connection = Schemas['Connection']
export type ConnectionInput = Schemas['ConnectionInput']

export const connectionsQuery = queryOptions({
  queryKey: ['connections'],
  queryFn: async () => (await answered(api.GET('/api/v1/connections'))).items,
})

const at = (connectionId: string) => ({ params: { path: { connectionId } } })

/** Makes a connection, or changes the one with this id. */
export function useStoreConnection(connectionId: string | undefined) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: ConnectionInput) =>
      answered(
        connectionId === undefined
          ? api.POST('/api/v1/connections', { body })
          : api.PUT('/api/v1/connections/{connectionId}', { ...at(connectionId), body }),
      ),
    onSuccess: () => void client.invalidateQueries({ queryKey: connectionsQuery.queryKey }),
  })
}

export function useDeleteConnection() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => answered(api.DELETE('/api/v1/connections/{connectionId}', at(id))),
    onSettled: () => void client.invalidateQueries({ queryKey: connectionsQuery.queryKey }),
  })
}

export function useTestConnection() {
  return useMutation({
    mutationFn: (id: string) => answered(api.POST('/api/v1/connections/{connectionId}/test', at(id))),
  })
}
