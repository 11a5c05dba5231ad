import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { branching } from '../../../../test/definitions'
import { renderInEditor } from '../../../../test/render'
import { Differences } from './Differences'

const [first, ...others] = branching.nodes
const pause = { id: 'pause', kind: 'wait', for: { kind: 'duration', seconds: 60 } } as const

it('tells in sentences what changed, and shows a step on the canvas', async () => {
  const stop = { id: 'stop', kind: 'stop' as const, name: 'The end', result: 'succeeded' as const }
  const after = {
    ...branching,
    name: 'Branching off',
    nodes: [...(first === undefined ? [] : [{ ...first, name: 'Another name' }]), ...others, stop],
  }
  const open = vi.fn()
  await renderInEditor(branching, <Differences before={branching} after={after} onOpen={open} />)
  expect(await screen.findByText('Renamed from “Branching” to “Branching off”')).toBeDefined()
  expect(screen.getByText('Added “The end”')).toBeDefined()
  await userEvent
    .setup()
    .click(screen.getByRole('button', { name: 'Step “Condition” renamed to “Another name”' }))
  expect(open).toHaveBeenCalledWith(first?.id)
})

it('repeats nothing of what a step does where only its name changed', async () => {
  const after = { ...branching, nodes: branching.nodes.with(3, { ...pause, name: 'A while' }) }
  await renderInEditor(branching, <Differences before={branching} after={after} onOpen={() => {}} />)
  expect(await screen.findByText('Step “Wait” renamed to “A while”')).toBeDefined()
  expect(document.querySelectorAll('li')).toHaveLength(1)
  expect(document.querySelectorAll('del, ins')).toHaveLength(0)
})

it('tells of each of several steps with one name', async () => {
  const stops = ['one', 'other'].map((id) => ({ id, kind: 'stop' as const, result: 'succeeded' as const }))
  const after = { ...branching, nodes: [...branching.nodes, ...stops] }
  const complaints = vi.spyOn(console, 'error').mockImplementation(() => {})
  await renderInEditor(branching, <Differences before={branching} after={after} onOpen={() => {}} />)
  expect(await screen.findAllByText('Added “Stop”')).toHaveLength(2)
  expect(complaints).not.toHaveBeenCalled()
  complaints.mockRestore()
})

it('says so where there is none', async () => {
  await renderInEditor(branching, <Differences before={branching} after={branching} onOpen={() => {}} />)
  expect(await screen.findByText('The draft does the same as this version.')).toBeDefined()
})
