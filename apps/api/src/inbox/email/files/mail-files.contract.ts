import { conversationIdSchema } from '@counterflow/core'
import { z } from 'zod'
import { defineRoute, requires } from '../../../platform/http/route-contract.js'

export const mailFileRoutes = {
  file: defineRoute({
    method: 'GET',
    path: '/api/v1/conversations/{conversationId}/files/{fileId}',
    access: requires('inbox.read'),
    operationId: 'getConversationFile',
    tag: 'Inbox',
    summary: 'A file that came with an e-mail',
    description:
      'Strangers send it and nobody has looked into it: it is answered as a download of unknown kind and never shown by the browser.',
    params: z.strictObject({ conversationId: conversationIdSchema, fileId: z.uuid() }),
    status: 200,
    response: z.string().meta({ format: 'binary' }),
    answersFile: 'application/octet-stream',
    problems: ['not-found'],
  }),
}
