import type { Schemas } from '@counterflow/api-client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answered, api } from '../../../platform/api/client'
import { rolesQuery } from '../roles/role-queries'
import { staffQuery } from '../staff-query'

export type MadeLink = Schemas['MadeLink']
export interface Invitation {
  name: string
  email: string
  roleId: string
}

const pathOf = (staffId: string) => ({ params: { path: { staffId } } })

function useStaffDeed<Input, Answer>(mutationFn: (input: Input) => Promise<Answer>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn,
    onSettled: () => {
      for (const { queryKey } of [staffQuery, rolesQuery]) void client.invalidateQueries({ queryKey })
    },
  })
}

export const useInvite = () =>
  useStaffDeed((body: Invitation): Promise<MadeLink> => answered(api.POST('/api/v1/staff', { body })))

export const useMakeLink = () =>
  useStaffDeed(
    (staffId: string): Promise<MadeLink> =>
      answered(api.POST('/api/v1/staff/{staffId}/password-link', pathOf(staffId))),
  )

export const useChangeRole = () =>
  useStaffDeed(({ staffId, roleId }: { staffId: string; roleId: string }) =>
    answered(api.PUT('/api/v1/staff/{staffId}/role', { ...pathOf(staffId), body: { roleId } })),
  )

/** Lets somebody in again, or ends their access. */
export const useSetAccess = () =>
  useStaffDeed(({ staffId, access }: { staffId: string; access: boolean }) =>
    access
      ? answered(api.POST('/api/v1/staff/{staffId}/reactivate', pathOf(staffId)))
      : answered(api.POST('/api/v1/staff/{staffId}/deactivate', pathOf(staffId))),
  )
