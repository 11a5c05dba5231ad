import { z } from 'zod'
import { defineRoute, publicAccess } from '../../platform/http/route-contract.js'

export const linkPurposeSchema = z.enum(['invitation', 'reset']).meta({ id: 'LinkPurpose' })

export const newPasswordSchema = z
  .string()
  .min(8, 'Choose a password of at least 8 characters.')
  .max(200, 'Choose a password of at most 200 characters.')

const token = z.string().min(1).max(200)
const tag = 'Identity'

export const passwordLinkRoutes = {
  look: defineRoute({
    method: 'POST',
    path: '/api/v1/password-links/look',
    access: publicAccess,
    operationId: 'lookAtPasswordLink',
    tag,
    summary: 'Whom a link for a password is for',
    body: z.strictObject({ token }),
    status: 200,
    response: z.strictObject({
      purpose: linkPurposeSchema,
      name: z.string(),
      email: z.email(),
      expiresAt: z.iso.datetime(),
    }),
    problems: ['link-unusable'],
  }),
  use: defineRoute({
    method: 'POST',
    path: '/api/v1/password-links/use',
    access: publicAccess,
    operationId: 'usePasswordLink',
    tag,
    summary: 'Set a password by a link, once',
    description: 'Ends every session of this member of staff.',
    body: z.strictObject({ token, password: newPasswordSchema }),
    status: 200,
    response: z.strictObject({ email: z.email() }),
    problems: ['link-unusable'],
  }),
}
