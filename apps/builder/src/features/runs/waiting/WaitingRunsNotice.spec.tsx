import type { QueryClient } from '@tanstack/react-query'
import { act, renderHook, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { branching } from '../../../../test/definitions'
import { renderInEditor } from '../../../../test/render'
import { useShownSettlings } from './useShownSettlings'
import { WaitingRunsNotice } from './WaitingRunsNotice'
import { type RunSettling, type WaitingRuns, waitingRunsQuery } from './waiting-runs-query'

const workflowId = '01980000-0000-7000-8000-0000000000ab'
const [before, live] = ['a'.repeat(64), 'b'.repeat(64)]

const settling = (more: Partial<RunSettling>): RunSettling => ({
  id: '01980000-0000-7000-8000-0000000000ac',
  do: 'move',
  fromVersionId: null,
  versionId: live,
  startedAt: new Date().toISOString(),
  startedBy: 'Sato Misaki',
  finishedAt: null,
  total: 1_003,
  pending: 0,
  done: 0,
  ended: 3,
  replaced: 0,
  failed: 0,
  left: [],
  ...more,
})
const waiting = (count: number, ...settlings: RunSettling[]): WaitingRuns => ({
  liveVersionId: live,
  items: count === 0 ? [] : [{ versionId: before, turnedOnAt: '2026-11-22T09:00:00.000Z', waiting: count }],
  settlings,
})

async function open(first: WaitingRuns) {
  const { queryKey } = waitingRunsQuery(workflowId, live)
  let put = (_: WaitingRuns) => {}
  const prepare = (client: QueryClient) => {
    put = (answer) => void client.setQueryData(queryKey, answer)
    put(first)
  }
  const notice = <WaitingRunsNotice workflowId={workflowId} liveVersionId={live} />
  await renderInEditor(branching, notice, [], prepare)
  return (answer: WaitingRuns) => act(() => put(answer))
}

it('says how far the server has come, and in the end what it did and why some stay', async () => {
  const answer = await open(waiting(700, settling({ pending: 700, done: 300 })))
  expect(await screen.findByText('Moving runs that wait: 300 of 1,000')).toBeDefined()
  expect(screen.queryByRole('button', { name: 'Move to the latest' })).toBeNull()
  const left: RunSettling['left'] = [{ reason: 'no_such_step', count: 2 }]
  const ended = settling({ done: 997, failed: 1, left, finishedAt: new Date().toISOString() })
  answer(waiting(3, ended))
  expect(await screen.findByText('997 runs moved.')).toBeDefined()
  expect(screen.getByText(/^2 runs stay where they are: the step at which they wait is gone/)).toBeDefined()
  expect(screen.getByText(/^1 run stays where it is: something went wrong/)).toBeDefined()
  expect(screen.getByText('3 runs wait on an earlier version')).toBeDefined()
  await userEvent.setup().click(screen.getByRole('button', { name: 'Close' }))
  expect(screen.queryByText('997 runs moved.')).toBeNull()
})

it('tells whoever comes later of what was left, and of nothing else', async () => {
  const finishedAt = new Date(Date.now() - 3_600_000).toISOString()
  const answer = await open(waiting(0, settling({ done: 1_000, finishedAt })))
  expect(screen.queryByText('1,000 runs moved.')).toBeNull()
  const left: RunSettling['left'] = [{ reason: 'would_repeat', count: 1 }]
  answer(waiting(1, settling({ done: 999, left, finishedAt })))
  expect(await screen.findByText(/^1 run stays where it is: something that it has done/)).toBeDefined()
  answer(waiting(1, settling({ done: 999, left, finishedAt: '2026-01-01T00:00:00.000Z' })))
  await waitFor(() => expect(screen.queryByText(/^1 run stays/)).toBeNull())
})

it('tells the end of what was begun here, however soon that comes', () => {
  const ended = settling({ total: 1, ended: 0, done: 1, finishedAt: new Date().toISOString() })
  const { result } = renderHook(() => useShownSettlings([ended]))
  expect(result.current.shown).toEqual([])
  act(() => result.current.watch([ended.id]))
  expect(result.current.shown).toEqual([ended])
  act(() => result.current.close(ended.id))
  expect(result.current.shown).toEqual([])
})
