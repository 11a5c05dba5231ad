import { z } from 'zod'
import { defineRoute, publicAccess } from './route-contract.js'

export const healthRoutes = {
  get: defineRoute({
    method: 'GET',
    path: '/api/health',
    access: publicAccess,
    operationId: 'getHealth',
    tag: 'Platform',
    summary: 'Whether the server and its database answer',
    status: 200,
    response: z.strictObject({ status: z.literal('ok'), version: z.string() }),
  }),
}
