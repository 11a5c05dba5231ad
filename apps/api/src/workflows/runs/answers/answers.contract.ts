import { nodeIdSchema, runIdSchema } from '@counterflow/core'
import { z } from 'zod'
import { defineRoute, requires } from '../../../platform/http/route-contract.js'
import { runSchema, stepAnswerSchema } from '../runs.contract.js'

export const answerRoutes = {
  answer: defineRoute({
    method: 'POST',
    path: '/api/v1/runs/{runId}/answers',
    access: requires('runs.manage'),
    operationId: 'answerRun',
    tag: 'Runs',
    summary: 'Say how a step went that was cut off and must not be done twice',
    description:
      '`happened`: the step is done, with `output` as what it would have answered. `repeat`: it has not happened and is done again, with the same idempotency key. `failed`: it has not happened and is not to be done; the run goes on by its error port or fails.',
    params: z.strictObject({ runId: runIdSchema }),
    body: z.strictObject({
      nodeId: nodeIdSchema,
      iteration: z.array(z.int().nonnegative()).max(20).default([]),
      answer: stepAnswerSchema,
      output: z.unknown().optional().meta({
        description: "With `happened`: must fit the action's output, as GET /api/v1/plugins describes it.",
      }),
    }),
    status: 200,
    response: runSchema,
    problems: ['run-does-not-ask'],
  }),
}
