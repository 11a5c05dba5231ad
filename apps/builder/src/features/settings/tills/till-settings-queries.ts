import type { Schemas } from '@counterflow/api-client'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { answered, api } from '../../../platform/api/client'

export type ShopTillSettings = Schemas['ShopTillSettings']
export type RolePolicy = Schemas['RolePolicy']
export type TillPerson = Schemas['TillPerson']

/** What can be changed of the settings, with the version that was seen. */
export type WrittenTillSettings = Omit<ShopTillSettings, 'currency' | 'usual'>

export const tillSettingsQuery = queryOptions({
  queryKey: ['till-settings'],
  queryFn: () => answered(api.GET('/api/v1/till/settings')),
})

export function useReplaceTillSettings() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: WrittenTillSettings) => answered(api.PUT('/api/v1/till/settings', { body })),
    onSuccess: (settings) => client.setQueryData(tillSettingsQuery.queryKey, settings),
  })
}

export const tillPoliciesQuery = queryOptions({
  queryKey: ['till-policies'],
  queryFn: async () => (await answered(api.GET('/api/v1/till/policies'))).items,
})

export function useReplacePolicy() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ roleId, policy, version }: Pick<RolePolicy, 'roleId' | 'policy' | 'version'>) =>
      answered(
        api.PUT('/api/v1/till/policies/{roleId}', {
          params: { path: { roleId } },
          body: { policy, version },
        }),
      ),
    onSettled: () => void client.invalidateQueries({ queryKey: tillPoliciesQuery.queryKey }),
  })
}

export const tillStaffQuery = queryOptions({
  queryKey: ['till-staff'],
  queryFn: async () => (await answered(api.GET('/api/v1/till/staff'))).items,
})

export const staffPinQuery = (staffId: string) =>
  queryOptions({
    queryKey: ['till-staff', staffId],
    queryFn: () => answered(api.GET('/api/v1/staff/{staffId}/pin', { params: { path: { staffId } } })),
  })

/** Sets a PIN, one's own or somebody else's, or takes it away. */
export function usePinDeeds(staffId: string) {
  const client = useQueryClient()
  const path = { staffId }
  const onSuccess = () => void client.invalidateQueries({ queryKey: tillStaffQuery.queryKey })
  const set = useMutation({
    mutationFn: (pin: string) =>
      answered(api.PUT('/api/v1/staff/{staffId}/pin', { params: { path }, body: { pin } })),
    onSuccess,
  })
  const remove = useMutation({
    mutationFn: () => answered(api.DELETE('/api/v1/staff/{staffId}/pin', { params: { path } })),
    onSuccess,
  })
  return { set, remove }
}
