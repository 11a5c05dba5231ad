import { languageSchema, permissionSchema, staffIdSchema, staffRoleSchema } from '@counterflow/core'
import { z } from 'zod'
import { defineRoute, publicAccess, signedIn } from '../../platform/http/route-contract.js'
import { ownRoleSchema } from '../staff/staff.contract.js'

export const currentStaffSchema = z
  .strictObject({
    id: staffIdSchema,
    name: z.string(),
    email: z.email(),
    role: staffRoleSchema,
    ownRole: ownRoleSchema,
    permissions: z.array(permissionSchema),
    language: languageSchema.nullable(),
  })
  .meta({ id: 'CurrentStaff' })

export const sessionRoutes = {
  signIn: defineRoute({
    method: 'POST',
    path: '/api/v1/session',
    access: publicAccess,
    operationId: 'signIn',
    tag: 'Identity',
    summary: 'Sign in as a member of staff',
    body: z.strictObject({
      email: z.email('Enter an e-mail address, such as owner@example.com.').max(200),
      password: z.string().min(1, 'Enter your password.').max(200),
    }),
    status: 200,
    response: currentStaffSchema,
    problems: ['sign-in-failed', 'too-many-attempts'],
  }),
  current: defineRoute({
    method: 'GET',
    path: '/api/v1/session',
    access: signedIn,
    operationId: 'getSession',
    tag: 'Identity',
    summary: 'The member of staff who is signed in',
    status: 200,
    response: currentStaffSchema,
  }),
  signOut: defineRoute({
    method: 'DELETE',
    path: '/api/v1/session',
    access: publicAccess,
    operationId: 'signOut',
    tag: 'Identity',
    summary: 'Sign out',
    status: 204,
    response: z.undefined(),
  }),
}
