import { roleSchema, staffIdSchema } from '@counterflow/core'
import { z } from 'zod'
import { pageOf, pageQueryShape } from '../../platform/http/page.js'
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
    summary: 'The members of staff, by name',
    query: z.strictObject({
      ...pageQueryShape,
      cursor: staffIdSchema.optional().meta({ description: 'The `nextCursor` of the previous page.' }),
      search: z.string().max(100).optional().meta({ description: 'Part of a name or an e-mail address.' }),
      id: staffIdSchema.optional().meta({ description: 'Only this one.' }),
    }),
    status: 200,
    response: pageOf(staffSchema),
  }),
}
