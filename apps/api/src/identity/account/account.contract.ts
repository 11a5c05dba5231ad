import { languageSchema } from '@counterflow/core'
import { z } from 'zod'
import { defineRoute, signedIn } from '../../platform/http/route-contract.js'
import { newPasswordSchema } from '../password-links/password-links.contract.js'
import { currentStaffSchema } from '../sessions/sessions.contract.js'

export const ownSessionSchema = z
  .strictObject({
    id: z.uuid(),
    userAgent: z.string().nullable(),
    signedInAt: z.iso.datetime(),
    seenAt: z.iso.datetime().meta({ description: 'To the day.' }),
    current: z.boolean().meta({ description: 'The one that asks.' }),
  })
  .meta({ id: 'OwnSession' })

const tag = 'Identity'

/** What every member of staff may do with their own account. Programs have none. */
export const accountRoutes = {
  update: defineRoute({
    method: 'PATCH',
    path: '/api/v1/account',
    access: signedIn,
    operationId: 'updateAccount',
    tag,
    summary: 'Change your own name and language',
    body: z.strictObject({
      name: z.string().trim().min(1, 'Enter your name.').max(100).optional(),
      language: languageSchema.nullable().optional(),
    }),
    status: 200,
    response: currentStaffSchema,
    problems: ['no-session'],
  }),
  password: defineRoute({
    method: 'PUT',
    path: '/api/v1/account/password',
    access: signedIn,
    operationId: 'changeOwnPassword',
    tag,
    summary: 'Change your own password',
    description: 'Ends your other sessions.',
    body: z.strictObject({
      current: z.string().min(1, 'Enter your password of today.').max(200),
      password: newPasswordSchema,
    }),
    status: 204,
    response: z.undefined(),
    problems: ['no-session', 'wrong-password', 'too-many-attempts'],
  }),
  sessions: defineRoute({
    method: 'GET',
    path: '/api/v1/account/sessions',
    access: signedIn,
    operationId: 'listOwnSessions',
    tag,
    summary: 'Where you are signed in, newest first',
    status: 200,
    response: z.strictObject({ items: z.array(ownSessionSchema) }),
    problems: ['no-session'],
  }),
  endSession: defineRoute({
    method: 'DELETE',
    path: '/api/v1/account/sessions/{sessionId}',
    access: signedIn,
    operationId: 'endOwnSession',
    tag,
    summary: 'Sign yourself out somewhere',
    params: z.strictObject({ sessionId: z.uuid() }),
    status: 204,
    response: z.undefined(),
    problems: ['no-session'],
  }),
  endOtherSessions: defineRoute({
    method: 'DELETE',
    path: '/api/v1/account/sessions',
    access: signedIn,
    operationId: 'endOtherSessions',
    tag,
    summary: 'Sign yourself out everywhere else',
    status: 204,
    response: z.undefined(),
    problems: ['no-session'],
  }),
}
