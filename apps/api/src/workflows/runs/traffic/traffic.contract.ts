import { workflowIdSchema } from '@counterflow/core'
import { z } from 'zod'
import { defineRoute, requires } from '../../../platform/http/route-contract.js'

export const trafficRoutes = {
  get: defineRoute({
    method: 'GET',
    path: '/api/v1/workflows/{workflowId}/traffic',
    access: requires('runs.read'),
    operationId: 'getWorkflowTraffic',
    tag: 'Runs',
    summary: 'How many runs of the last day took which way',
    description:
      'Of the latest five thousand runs, on whatever version. Ports that no run took are left out.',
    params: z.strictObject({ workflowId: workflowIdSchema }),
    status: 200,
    response: z.strictObject({
      since: z.iso.datetime(),
      runs: z.int(),
      isAll: z.boolean().meta({ description: 'Whether these are all runs since then.' }),
      ports: z.array(
        z.strictObject({
          nodeId: z.string(),
          port: z.string(),
          count: z.int().meta({ description: 'Runs that left the step by this port, each once.' }),
        }),
      ),
    }),
  }),
}
