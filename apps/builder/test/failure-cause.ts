import type { Schemas } from '@counterflow/api-client'

/** Three runs that failed at the same step, for the same reason. */
export const failureCause: Schemas['FailureCause'] = {
  workflowId: '01a200ce-e500-736e-90ab-ef792f8c6ff4',
  workflowName: 'Tell the warehouse',
  nodeId: 'capture',
  stepName: null,
  stepKind: 'action',
  stepAction: 'commerce.capture_payment',
  code: 'refused',
  count: 3,
  message: 'No.',
  latestRunId: '01a200ce-e500-736e-90ab-ef792f8c6ff5',
  latestAt: '2026-11-22T09:00:00.000Z',
}
