import { pinSchema, roleIdSchema, staffIdSchema } from '@counterflow/core'
import { z } from 'zod'
import { defineRoute, requires, signedIn } from '../../platform/http/route-contract.js'

export const tillPersonSchema = z
  .strictObject({
    staffId: staffIdSchema,
    name: z.string(),
    roleId: roleIdSchema,
    roleName: z.string().nullable().meta({ description: 'Null for the roles that every shop has.' }),
    manages: z.boolean().meta({ description: 'Whether they may approve what others may not do.' }),
    pinSetAt: z.iso
      .datetime()
      .nullable()
      .meta({ description: 'Null: they have no PIN, so they cannot sell at a till yet.' }),
  })
  .meta({ id: 'TillPerson' })

const tag = 'Registers'
const params = z.strictObject({ staffId: staffIdSchema })

export const pinRoutes = {
  people: defineRoute({
    method: 'GET',
    path: '/api/v1/till/staff',
    access: requires('registers.manage'),
    operationId: 'listTillStaff',
    tag,
    summary: 'Everybody who may sell at a till, and whether they have a PIN',
    status: 200,
    response: z.strictObject({ items: z.array(tillPersonSchema) }),
  }),
  get: defineRoute({
    method: 'GET',
    path: '/api/v1/staff/{staffId}/pin',
    access: signedIn,
    operationId: 'getStaffPin',
    tag,
    summary: 'Whether somebody has a PIN for tills',
    description: 'Of oneself, or with the permission `registers.manage`.',
    params,
    status: 200,
    response: tillPersonSchema,
    problems: ['permission-missing', 'not-a-seller'],
  }),
  set: defineRoute({
    method: 'PUT',
    path: '/api/v1/staff/{staffId}/pin',
    access: signedIn,
    operationId: 'setStaffPin',
    tag,
    summary: 'Set the PIN by which somebody is known at tills',
    description:
      'Of oneself, or with the permission `registers.manage`. Tills that are offline learn of it when they are not.',
    params,
    body: z.strictObject({ pin: pinSchema }),
    status: 200,
    response: tillPersonSchema,
    problems: ['permission-missing', 'not-a-seller'],
  }),
  remove: defineRoute({
    method: 'DELETE',
    path: '/api/v1/staff/{staffId}/pin',
    access: requires('registers.manage'),
    operationId: 'removeStaffPin',
    tag,
    summary: 'Take the PIN of somebody away',
    params,
    status: 204,
    response: z.undefined(),
  }),
}
