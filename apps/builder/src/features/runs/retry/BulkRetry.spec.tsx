import type { Schemas } from '@counterflow/api-client'
import { screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { branching } from '../../../../test/definitions'
import { renderInEditor } from '../../../../test/render'
import { BulkRetry } from './BulkRetry'

const cause: Schemas['FailureCause'] = {
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

const draw = (items: readonly Schemas['FailureCause'][]) =>
  renderInEditor(
    branching,
    <>
      <p>Runs</p>
      <BulkRetry workflowId={undefined} />
    </>,
    [],
    (client) => client.setQueryData(['runs', 'failures', null], { items }),
  )

describe('retrying failed runs', () => {
  it('is offered where runs have failed', async () => {
    await draw([cause])
    expect(await screen.findByRole('button', { name: 'Retry failed runs' })).toBeDefined()
  })

  it('is not offered where none has', async () => {
    await draw([])
    await screen.findByText('Runs')
    expect(screen.queryByRole('button')).toBeNull()
  })
})
