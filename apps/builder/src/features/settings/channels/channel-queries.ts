import type { Schemas } from '@counterflow/api-client'
import type { Json } from '@counterflow/core'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { answered, api } from '../../../platform/api/client'

export type Channel = Schemas['Channel']
export type ChannelSetup = Schemas['ChannelSetup']

/** How a channel is to be set up. Secrets that are left out stay as they are kept. */
export interface WantedSetup {
  version: number
  enabled: boolean
  settings: Record<string, Json>
  secrets: Record<string, string>
}

export const channelsQuery = queryOptions({
  queryKey: ['channels'],
  queryFn: async () => (await answered(api.GET('/api/v1/channels'))).items,
})

export const channelQuery = (channelId: string) =>
  queryOptions({
    queryKey: ['channel', channelId],
    queryFn: () => answered(api.GET('/api/v1/channels/{channelId}', { params: { path: { channelId } } })),
  })

export function useReplaceChannel(channelId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: WantedSetup) =>
      answered(api.PUT('/api/v1/channels/{channelId}', { params: { path: { channelId } }, body })),
    onSuccess: (setup) => {
      client.setQueryData(channelQuery(channelId).queryKey, setup)
      void client.invalidateQueries({ queryKey: channelsQuery.queryKey })
    },
    onError: () => void client.invalidateQueries({ queryKey: channelQuery(channelId).queryKey }),
  })
}

export function useTestMailbox() {
  return useMutation({ mutationFn: () => answered(api.POST('/api/v1/channels/email/test')) })
}
