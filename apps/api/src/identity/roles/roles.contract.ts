import { permissionSchema, roleIdSchema } from '@counterflow/core'
import { z } from 'zod'
import { defineRoute, requires } from '../../platform/http/route-contract.js'

export const roleSchema = z
  .strictObject({
    id: roleIdSchema,
    name: z.string().nullable().meta({ description: 'Null for the roles that every shop has.' }),
    permissions: z.array(permissionSchema),
    people: z.int().meta({ description: 'Who has it, those who have left included.' }),
    version: z.int(),
  })
  .meta({ id: 'RoleDetail' })

const params = z.strictObject({ roleId: z.uuid() })
const shape = {
  name: z.string().trim().min(1, 'Give the role a name.').max(60),
  permissions: z.array(permissionSchema).min(1, 'Choose at least one permission.'),
}
const tag = 'Identity'

export const roleRoutes = {
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/roles',
    access: requires('staff.read'),
    operationId: 'listRoles',
    tag,
    summary: 'Every role with what it may do: those that every shop has, then its own by name',
    status: 200,
    response: z.strictObject({ items: z.array(roleSchema) }),
  }),
  create: defineRoute({
    method: 'POST',
    path: '/api/v1/roles',
    access: requires('staff.manage'),
    operationId: 'createRole',
    tag,
    summary: 'Make a role of your own',
    description: 'It can hold only what its maker holds.',
    body: z.strictObject(shape),
    status: 201,
    response: roleSchema,
    problems: ['role-name-taken'],
  }),
  replace: defineRoute({
    method: 'PUT',
    path: '/api/v1/roles/{roleId}',
    access: requires('staff.manage'),
    operationId: 'replaceRole',
    tag,
    summary: 'Change a role of your own',
    description: 'Whoever has it may do what it says from the next request on. API keys keep what they hold.',
    params,
    body: z.strictObject({
      ...shape,
      version: z.int().meta({ description: 'The version that you saw.' }),
    }),
    status: 200,
    response: roleSchema,
    problems: ['unknown-role', 'role-name-taken', 'settings-changed'],
  }),
  remove: defineRoute({
    method: 'DELETE',
    path: '/api/v1/roles/{roleId}',
    access: requires('staff.manage'),
    operationId: 'deleteRole',
    tag,
    summary: 'Delete a role that nobody has',
    params,
    status: 204,
    response: z.undefined(),
    problems: ['unknown-role', 'role-in-use'],
  }),
}
