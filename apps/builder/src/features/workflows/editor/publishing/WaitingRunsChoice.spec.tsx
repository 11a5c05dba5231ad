import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { branching } from '../../../../../test/definitions'
import { renderInEditor } from '../../../../../test/render'
import { WaitingRunsChoice } from './WaitingRunsChoice'
import type { WaitingPlaces } from './waiting-places'

const versionId = 'a'.repeat(64)
const waiting = (movable: number): WaitingPlaces => ({
  total: 3,
  looked: 3,
  places: [
    {
      versionId,
      nodeId: 'pause',
      name: null,
      waiting: 2,
      movable,
      stuck: movable === 2 ? [] : [{ reason: 'no_such_step', count: 2 }],
    },
    {
      versionId,
      nodeId: null,
      name: null,
      waiting: 1,
      movable: 0,
      stuck: [{ reason: 'other_trigger', count: 1 }],
    },
  ],
})
const render = (movable: number, choose = vi.fn()) =>
  renderInEditor(
    branching,
    <WaitingRunsChoice
      waiting={waiting(movable)}
      nameOf={(id) => (id === 'pause' ? 'Wait' : undefined)}
      choice="keep"
      onChoose={choose}
    />,
  )

it('says how many wait where, and lets one choose what becomes of them', async () => {
  const choose = vi.fn()
  await render(2, choose)
  expect(await screen.findByText('3 runs are waiting')).toBeDefined()
  expect(screen.getByText('“Wait”: 2 runs')).toBeDefined()
  expect(screen.getByText('Waiting for their turn: 1 run')).toBeDefined()
  await userEvent.setup().click(screen.getByRole('radio', { name: 'They go on with the changes' }))
  expect(choose).toHaveBeenCalledWith('move')
})

it('says why none can go on with the changes, and does not offer it', async () => {
  await render(0)
  expect(await screen.findByText(/2 cannot .* the step at which they wait is gone/)).toBeDefined()
  expect(screen.getByRole('radio', { name: 'They go on with the changes' })).toHaveProperty('disabled', true)
})
