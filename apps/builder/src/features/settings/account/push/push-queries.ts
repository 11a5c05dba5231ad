import type { Schemas } from '@counterflow/api-client'
import type { Language } from '@counterflow/core'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { answered, api } from '../../../../platform/api/client'
import { subscribeBrowser, unsubscribeBrowser } from '../../../../platform/push/browser-push'
import { forgetDevice, rememberDevice } from './this-device'

export type PushDevice = Schemas['PushDevice']

export const pushDevicesQuery = queryOptions({
  queryKey: ['push-devices'],
  queryFn: () => answered(api.GET('/api/v1/push')),
})

const deviceRoute = '/api/v1/push/devices/{deviceId}'
const pathOf = (deviceId: string) => ({ params: { path: { deviceId } } })

/** Turns notifications on in this browser. Nothing happens where the reader refuses. */
export function useTurnOn(publicKey: string, language: Language) {
  const settled = useReload()
  return useMutation({
    mutationFn: async () => {
      const subscription = await subscribeBrowser(publicKey)
      if (subscription === undefined) return
      const body = { ...subscription, language, mine: true, unassigned: true }
      rememberDevice((await answered(api.POST('/api/v1/push/devices', { body }))).id)
    },
    onSettled: settled,
  })
}

/** Turns notifications off on a device; on this one, the browser forgets its subscription as well. */
export function useTurnOff() {
  const settled = useReload()
  return useMutation({
    mutationFn: async ({ id, here }: { id: string; here: boolean }) => {
      await answered(api.DELETE(deviceRoute, pathOf(id)))
      if (!here) return
      forgetDevice()
      await unsubscribeBrowser()
    },
    onSettled: settled,
  })
}

/** Changes what a device tells of. */
export function useChangeDevice() {
  const settled = useReload()
  return useMutation({
    mutationFn: ({ id, ...body }: { id: string; mine?: boolean; unassigned?: boolean }) =>
      answered(api.PATCH(deviceRoute, { ...pathOf(id), body })),
    onSettled: settled,
  })
}

/** Has the server send a notification to a device. */
export function useTestDevice() {
  const settled = useReload()
  return useMutation({
    mutationFn: (id: string) => answered(api.POST(`${deviceRoute}/test`, pathOf(id))),
    onSettled: settled,
  })
}

function useReload() {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: pushDevicesQuery.queryKey })
}
