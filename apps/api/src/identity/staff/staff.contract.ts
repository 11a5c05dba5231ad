import { emailAddressSchema, roleIdSchema, staffIdSchema, staffRoleSchema } from '@counterflow/core'
import { z } from 'zod'
import { pageOf, pageQueryShape } from '../../platform/http/page.js'
import { defineRoute, requires } from '../../platform/http/route-contract.js'

export const staffStateSchema = z.enum(['invited', 'active', 'deactivated']).meta({ id: 'StaffState' })

export const ownRoleSchema = z
  .strictObject({ id: z.uuid(), name: z.string() })
  .nullable()
  .meta({ description: "The role of the shop's own, where `role` is `custom`." })

export const staffSchema = z
  .strictObject({
    id: staffIdSchema,
    name: z.string(),
    email: z.email(),
    role: staffRoleSchema,
    ownRole: ownRoleSchema,
    state: staffStateSchema,
  })
  .meta({ id: 'Staff' })

const madeLinkSchema = z
  .strictObject({
    staff: staffSchema,
    link: z.string().meta({ description: 'Shown this once. Whoever opens it sets the password.' }),
    expiresAt: z.iso.datetime(),
    mail: z.enum(['sent', 'failed', 'none']).meta({
      description: '`none`: no mail server is set up. Unless it was sent, hand the link over yourself.',
    }),
  })
  .meta({ id: 'MadeLink' })

const params = z.strictObject({ staffId: staffIdSchema })
const tag = 'Identity'
const access = requires('staff.manage')

export const staffRoutes = {
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/staff',
    access: requires('staff.read'),
    operationId: 'listStaff',
    tag,
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
  invite: defineRoute({
    method: 'POST',
    path: '/api/v1/staff',
    access,
    operationId: 'inviteStaff',
    tag,
    summary: 'Invite somebody by a link that works once',
    description: 'Their role can allow only what you may do yourself.',
    body: z.strictObject({
      name: z.string().trim().min(1, 'Enter a name.').max(100),
      email: emailAddressSchema('Enter an e-mail address, such as mina@example.com.').transform((email) =>
        email.toLowerCase(),
      ),
      roleId: roleIdSchema,
    }),
    status: 201,
    response: madeLinkSchema,
    problems: ['staff-email-taken', 'unknown-role'],
  }),
  changeRole: defineRoute({
    method: 'PUT',
    path: '/api/v1/staff/{staffId}/role',
    access,
    operationId: 'changeStaffRole',
    tag,
    summary: 'Give somebody another role, from their next request on',
    params,
    body: z.strictObject({ roleId: roleIdSchema }),
    status: 200,
    response: staffSchema,
    problems: ['last-owner', 'unknown-role'],
  }),
  deactivate: defineRoute({
    method: 'POST',
    path: '/api/v1/staff/{staffId}/deactivate',
    access,
    operationId: 'deactivateStaff',
    tag,
    summary: 'End the access of somebody who leaves',
    description: 'Their sessions and links end at once. What they did keeps their name.',
    params,
    status: 200,
    response: staffSchema,
    problems: ['last-owner', 'own-access'],
  }),
  reactivate: defineRoute({
    method: 'POST',
    path: '/api/v1/staff/{staffId}/reactivate',
    access,
    operationId: 'reactivateStaff',
    tag,
    summary: 'Let somebody in again who had left',
    params,
    status: 200,
    response: staffSchema,
  }),
  passwordLink: defineRoute({
    method: 'POST',
    path: '/api/v1/staff/{staffId}/password-link',
    access,
    operationId: 'makePasswordLink',
    tag,
    summary: 'Make a link by which somebody sets a new password',
    description: 'For who has not come yet, it is another invitation. Links made before stop working.',
    params,
    status: 201,
    response: madeLinkSchema,
    problems: ['staff-deactivated'],
  }),
}
