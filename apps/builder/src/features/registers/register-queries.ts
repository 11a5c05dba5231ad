import type { Schemas } from '@counterflow/api-client'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { answered, api } from '../../platform/api/client'
import { useIdempotencyKey } from '../../platform/api/idempotency-key'

export type Register = Schemas['Register']
export type Device = Schemas['TillDevice']

export const registersQuery = queryOptions({
  queryKey: ['registers'],
  queryFn: async () => (await answered(api.GET('/api/v1/registers'))).items,
})

export const registerQuery = (registerId: string) =>
  queryOptions({
    queryKey: ['register', registerId],
    queryFn: () => answered(api.GET('/api/v1/registers/{registerId}', { params: { path: { registerId } } })),
  })

export const devicesQuery = (registerId: string) =>
  queryOptions({
    queryKey: ['register', registerId, 'devices'],
    queryFn: async () =>
      (
        await answered(
          api.GET('/api/v1/registers/{registerId}/devices', { params: { path: { registerId } } }),
        )
      ).items,
  })

/** What a form says of a register. Code and location are fixed once a device was enrolled. */
export interface WrittenRegister {
  name: string
  code: string
  locationId: string
}

/** Adds a register; sent again after a lost answer it adds the same one. */
export function useAddRegister() {
  const client = useQueryClient()
  const keyFor = useIdempotencyKey()
  return useMutation({
    mutationFn: (body: WrittenRegister) =>
      answered(
        api.POST('/api/v1/registers', { body, params: { header: { 'Idempotency-Key': keyFor(body) } } }),
      ),
    onSuccess: () => void client.invalidateQueries({ queryKey: ['registers'] }),
  })
}

/** Changes a register, or takes it out of use. */
export function useChangeRegister({ id: registerId, version }: Register) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (changes: Partial<WrittenRegister> & { active?: boolean }) =>
      answered(
        api.PATCH('/api/v1/registers/{registerId}', {
          params: { path: { registerId } },
          body: { ...changes, version },
        }),
      ),
    onSettled: () => {
      for (const queryKey of [['registers'], ['register', registerId]]) {
        void client.invalidateQueries({ queryKey })
      }
    },
  })
}

/** Makes the code by which a device becomes the register. */
export function useMakeCode(registerId: string) {
  return useMutation({
    mutationFn: () =>
      answered(
        api.POST('/api/v1/registers/{registerId}/enrolment-codes', { params: { path: { registerId } } }),
      ),
  })
}

/** Shuts a device out. */
export function useRevokeDevice(registerId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (deviceId: string) =>
      answered(api.POST('/api/v1/devices/{deviceId}/revoke', { params: { path: { deviceId } } })),
    onSuccess: () => {
      for (const queryKey of [['registers'], ['register', registerId]]) {
        void client.invalidateQueries({ queryKey })
      }
    },
  })
}
