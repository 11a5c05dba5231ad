import { roleSchema, staffIdSchema } from '@counterflow/core'
import { z } from 'zod'
import { defineRoute, requires } from '../../platform/http/route-contract.js'

export const staffSchema = z
  .strictObject({ id: staffIdSchema, name: z.string(), email: z.email(), role: roleSchema })
  .meta({ id: 'Staff' })

export const staffRoutes = {
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/staff',
    access: requires('staff.read'),
    operationId: 'listStaff',
    tag: 'Identity',
    summary: 'Every member of staff',
    status: 200,
    response: z.strictObject({ items: z.array(staffSchema) }),
  }),
}
