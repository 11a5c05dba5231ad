import type { Schemas } from '@counterflow/api-client'
import { screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { branching } from '../../../../test/definitions'
import { failureCause } from '../../../../test/failure-cause'
import { renderInEditor } from '../../../../test/render'
import { BulkRetry } from './BulkRetry'

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
    await draw([failureCause])
    expect(await screen.findByRole('button', { name: 'Retry failed runs' })).toBeDefined()
  })

  it('is not offered where none has', async () => {
    await draw([])
    await screen.findByText('Runs')
    expect(screen.queryByRole('button')).toBeNull()
  })
})
