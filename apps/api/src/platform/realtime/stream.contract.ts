import { z } from 'zod'
import { defineRoute, signedIn } from '../http/route-contract.js'

export const changeSchema = z
  .strictObject({
    type: z.string().meta({ examples: ['order.risk_analyzed'] }),
    subjectType: z.string().nullable(),
    subjectId: z.string().nullable(),
  })
  .meta({
    id: 'Change',
    description: 'The data of one server-sent event. Its id is the position to resume from.',
  })

export const streamRoutes = {
  open: defineRoute({
    method: 'GET',
    path: '/api/v1/stream',
    access: signedIn,
    operationId: 'openStream',
    tag: 'Realtime',
    summary: 'What changes, as it changes, as server-sent events',
    description:
      'text/event-stream. Send Last-Event-ID to go on where a lost connection ended. What has no id passes and is sent once: who looks at a conversation, say. An event named `reset` says that the position is of another database: load everything anew.',
    query: z.strictObject({ lastEventId: z.string().max(200).optional() }),
    status: 200,
    response: changeSchema,
    streamed: true,
  }),
}
