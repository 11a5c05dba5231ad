import { type RunId, runIdSchema, workflowDefinitionSchema } from '@counterflow/core'
import { screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { renderInEditor } from '../../../../test/render'
import type { Run } from '../run-queries'
import { RetryPlanView } from './RetryPlanView'
import type { RetryPlan } from './retry-queries'

const runId: RunId = runIdSchema.parse('01a200ce-e500-736e-90ab-ef792f8c6ff4')
const orderId = '01a200ce-e500-736e-90ab-ef792f8c6ff5'
const definition = workflowDefinitionSchema.parse({
  schema: 1,
  name: 'Test',
  trigger: { type: 'test.happened', config: {} },
  nodes: [{ id: 'charge', name: 'Take the payment', kind: 'action', action: 'test.charge', input: {} }],
  edges: [{ from: 'trigger', port: 'then', to: 'charge' }],
  layout: {},
})
const run: Run = {
  id: runId,
  workflowId: orderId,
  workflowName: 'Test',
  status: 'failed',
  triggerTitle: null,
  subject: { type: 'order', id: orderId, label: '#1042' },
  createdAt: '2026-11-22T09:00:00.000Z',
  finishedAt: '2026-11-22T09:00:01.000Z',
  durationMs: 1_000,
  error: null,
  retryOf: null,
  retried: false,
  retries: [],
  versionId: '0'.repeat(64),
  definition,
  trigger: {},
  steps: [],
}
const effect = {
  nodeId: 'charge',
  iteration: [],
  action: 'test.charge',
  actionTitle: { en: 'Charge', ko: '청구', ja: '請求' },
  at: '2026-11-22T09:00:00.000Z',
  input: { order: orderId, connection: runId, amount: 5 },
}
const plan = (change: Partial<RetryPlan>): RetryPlan => ({
  obstacle: null,
  versionId: run.versionId,
  kept: 2,
  repeats: [],
  moreRepeats: 0,
  ...change,
})

describe('what a retry would do', () => {
  it('names each effect that may be done a second time, with names in the place of ids', async () => {
    const repeats: RetryPlan['repeats'] = [{ ...effect, before: 'unknown' }]
    await renderInEditor(definition, <RetryPlanView run={run} plan={plan({ repeats, moreRepeats: 3 })} />)
    expect(screen.getByText('These 4 may be done a second time:')).toBeTruthy()
    expect(screen.getByText(/nobody knows whether it happened/).textContent).toContain(
      'Take the payment · Charge',
    )
    expect(screen.getByText('#1042 · 5')).toBeTruthy()
    expect(screen.getByText('and 3 more')).toBeTruthy()
    expect(screen.getByText('2 steps are taken over as they are.')).toBeTruthy()
  })

  it('says so when there is none', async () => {
    await renderInEditor(definition, <RetryPlanView run={run} plan={plan({})} />)
    expect(screen.getByText('Nothing outside is done a second time.')).toBeTruthy()
  })
})
