import type { Schemas } from '@counterflow/api-client'
import type { Permission } from '@counterflow/core'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { answered, api } from '../../../platform/api/client'

export type Role = Schemas['RoleDetail']

export const rolesQuery = queryOptions({
  queryKey: ['roles'],
  queryFn: async () => (await answered(api.GET('/api/v1/roles'))).items,
})

interface WrittenRole {
  name: string
  permissions: Permission[]
}

/** Makes a role, or changes `role`. */
export function useStoreRole(role: Role | undefined) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (written: WrittenRole) =>
      role === undefined
        ? answered(api.POST('/api/v1/roles', { body: written }))
        : answered(
            api.PUT('/api/v1/roles/{roleId}', {
              params: { path: { roleId: role.id } },
              body: { ...written, version: role.version },
            }),
          ),
    onSettled: () => void client.invalidateQueries({ queryKey: rolesQuery.queryKey }),
  })
}

export function useDeleteRole() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (roleId: string) =>
      answered(api.DELETE('/api/v1/roles/{roleId}', { params: { path: { roleId } } })),
    onSettled: () => void client.invalidateQueries({ queryKey: rolesQuery.queryKey }),
  })
}
