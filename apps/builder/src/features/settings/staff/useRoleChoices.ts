import { beyondReach } from '@counterflow/core'
import { useQuery } from '@tanstack/react-query'
import { useStaff } from '../../session/useStaff'
import { rolesQuery } from '../roles/role-queries'
import { useRoleName } from '../roles/useRoleName'

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
