import { topicJudgementSchema } from '@counterflow/core'
import { z } from 'zod'
import { defineRoute, requires } from '../../platform/http/route-contract.js'
import { chosenModelSchema } from './chosen-model.js'

export const labellingRoutes = {
  classify: defineRoute({
    method: 'POST',
    path: '/api/v1/messages/classify',
    access: requires('inbox.read'),
    operationId: 'classifyMessage',
    audit: 'none',
    tag: 'Inbox',
    summary: 'See what a text of a customer is about',
    description:
      'The text is judged on this machine and kept nowhere. `topic` is null where no topic is certain enough: below 0.9 nothing is labelled.',
    body: z.strictObject({ text: z.string().max(20_000) }),
    status: 200,
    response: topicJudgementSchema,
    problems: ['classifier-busy', 'classifier-unavailable'],
  }),
  model: defineRoute({
    method: 'GET',
    path: '/api/v1/messages/classifier',
    access: requires('inbox.read'),
    operationId: 'getClassifier',
    tag: 'Inbox',
    summary: 'See which model says what messages are about',
    description:
      'Our own, unless the operator of the shop named another one. Each of them runs on this machine.',
    status: 200,
    response: chosenModelSchema,
  }),
}
