import { conversationEntrySchema, conversationIdSchema, entryIdSchema, topicSchema } from '@counterflow/core'
import { z } from 'zod'
import { defineRoute, requires } from '../../platform/http/route-contract.js'

export const topicCorrectionRoutes = {
  export: defineRoute({
    method: 'GET',
    path: '/api/v1/topics/corrections',
    access: requires('inbox.reply'),
    operationId: 'exportTopicCorrections',
    tag: 'Inbox',
    summary: 'What staff corrected, as lines for training',
    description:
      'A JSON object a line: `text` and `source` as the corpus of the classifier has them, with `language` and `topic`, which name the file of the corpus that a line belongs into, what the model had said, and when.',
    answersFile: 'application/x-ndjson',
    status: 200,
    response: z.undefined(),
  }),
  correct: defineRoute({
    method: 'PUT',
    path: '/api/v1/conversations/{conversationId}/entries/{entryId}/topic',
    access: requires('inbox.reply'),
    operationId: 'correctMessageTopic',
    tag: 'Inbox',
    summary: 'Say what a message is about',
    description:
      'Null: about none of the ten topics. It is kept as an example for the next training of the classifier, which never overrules it.',
    params: z.strictObject({ conversationId: conversationIdSchema, entryId: entryIdSchema }),
    body: z.strictObject({ topic: topicSchema.nullable() }),
    status: 200,
    response: conversationEntrySchema,
    problems: ['client-without-topics'],
  }),
}
