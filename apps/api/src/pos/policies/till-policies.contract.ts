import { roleIdSchema, tillPolicySchema } from '@counterflow/core'
import { z } from 'zod'
import { defineRoute, requires } from '../../platform/http/route-contract.js'
import { rowVersionSchema } from '../../platform/http/row-version.js'

export const rolePolicySchema = z
  .strictObject({
    roleId: roleIdSchema,
    name: z.string().nullable().meta({ description: 'Null for the roles that every shop has.' }),
    manages: z.boolean().meta({ description: 'Whether its people may approve what others may not do.' }),
    policy: tillPolicySchema,
    version: rowVersionSchema,
  })
  .meta({ id: 'RolePolicy' })

const tag = 'Registers'
const access = requires('registers.manage')

export const tillPolicyRoutes = {
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/till/policies',
    access,
    operationId: 'listTillPolicies',
    tag,
    summary: 'What each role that sells may do at a till',
    status: 200,
    response: z.strictObject({ items: z.array(rolePolicySchema) }),
  }),
  replace: defineRoute({
    method: 'PUT',
    path: '/api/v1/till/policies/{roleId}',
    access,
    operationId: 'replaceTillPolicy',
    tag,
    summary: 'Decide what the people of a role may do at a till',
    params: z.strictObject({ roleId: roleIdSchema }),
    body: z.strictObject({
      policy: tillPolicySchema,
      version: rowVersionSchema.meta({ description: 'The version that you saw.' }),
    }),
    status: 200,
    response: rolePolicySchema,
    problems: ['unknown-role', 'settings-changed'],
  }),
}
