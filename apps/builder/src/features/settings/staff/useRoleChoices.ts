import { beyondReach } from '@counterflow/core'
import { useQuery } from '@tanstack/react-query'
import { useStaff } from '../../session/useStaff'
import { rolesQuery } from '../roles/role-queries'
import { useRoleName } from '../roles/useRoleName'
import type { Staff } from '../staff-query'

/** The roles that the reader may give; those that allow more than their own are there and cannot be chosen. */
export function useRoleChoices(): { value: string; label: string; disabled: boolean }[] {
  const { permissions } = useStaff()
  const { data } = useQuery(rolesQuery)
  const roleName = useRoleName()
  return (data ?? []).map((role) => ({
    value: role.id,
    label: roleName(role),
    disabled: beyondReach(permissions, role.permissions).length > 0,
  }))
}

/** Tells whether somebody's role allows more than the reader may: they cannot be changed by the reader, only seen. */
export function useIsBeyond(): (staff: Staff) => boolean {
  const choices = useRoleChoices()
  return ({ role, ownRole }) =>
    choices.some(({ value, disabled }) => disabled && value === (ownRole?.id ?? role))
}
