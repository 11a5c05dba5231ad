import { z } from 'zod'
import { defineRoute, requires } from '../../platform/http/route-contract.js'
import { templateSchema } from '../../plugins/catalogue/catalogue.contract.js'
import { workflowSchema } from '../definitions/workflows.contract.js'

export const templateRoutes = {
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/templates',
    access: requires('workflows.read'),
    operationId: 'listTemplates',
    tag: 'Workflows',
    summary: 'Ready-made workflows',
    status: 200,
    response: z.strictObject({ items: z.array(templateSchema) }),
  }),
  install: defineRoute({
    method: 'POST',
    path: '/api/v1/templates/{templateId}/install',
    access: requires('workflows.edit'),
    operationId: 'installTemplate',
    tag: 'Workflows',
    summary: 'Make a workflow from a template, and turn it on if asked',
    description:
      'The template itself never changes. With `turnOn`, the caller needs workflows.publish too, and nothing is installed unless it can be turned on.',
    params: z.strictObject({ templateId: z.string().max(100) }),
    body: z.strictObject({ turnOn: z.boolean(), name: z.string().trim().min(1).max(120).optional() }),
    status: 201,
    response: workflowSchema,
    problems: ['workflow-not-ready'],
  }),
}
