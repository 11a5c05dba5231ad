import { Problem } from '../../platform/http/problems/problem.js'

export const versionNotFound = (versionId: string) =>
  new Problem({
    type: 'not-found',
    status: 404,
    title: 'There is no such version',
    detail: `The workflow has no version ${versionId}.`,
    fix: 'Look for it in GET /api/v1/workflows/{workflowId}/versions.',
  })
