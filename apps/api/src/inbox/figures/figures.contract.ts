import { figureParts, figureRanges, inboxFiguresSchema } from '@counterflow/core'
import { z } from 'zod'
import { defineRoute, requires } from '../../platform/http/route-contract.js'

const tag = 'Inbox'
const access = requires('inbox.read')
const days = z
  .enum(figureRanges)
  .default('30')
  .meta({ description: 'How many days, today among them, in the time of the shop.' })

export const figureRoutes = {
  read: defineRoute({
    method: 'GET',
    path: '/api/v1/inbox/figures',
    access,
    operationId: 'getInboxFigures',
    tag,
    summary: 'How fast customers are answered, what they write about, and who answers them',
    description:
      'Answers of workflows do not count. A message counts on the day on which it was written, with the topic that it has now.',
    query: z.strictObject({ days }),
    status: 200,
    response: inboxFiguresSchema,
  }),
  export: defineRoute({
    method: 'GET',
    path: '/api/v1/inbox/figures/export',
    access,
    operationId: 'exportInboxFigures',
    tag,
    summary: 'One table of the figures as a file of comma-separated values',
    description:
      'UTF-8. Waits are in seconds. A text that begins like a formula has an apostrophe before it.',
    query: z.strictObject({ days, part: z.enum(figureParts) }),
    status: 200,
    response: z.string(),
    streamed: true,
    answersFile: 'text/csv',
    audit: 'done',
  }),
}
