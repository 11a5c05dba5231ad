import { render, screen, waitFor } from '@testing-library/react'
import { Component, type ReactNode } from 'react'
import { expect, it, vi } from 'vitest'
import { useReadWhole } from './useReadWhole'

const draft = { schema: 1, name: 'Any', trigger: null, nodes: [], edges: [], layout: {} }

function Shown({ workflow }: { workflow: unknown }) {
  useReadWhole(workflow)
  return <p>The workflow</p>
}

class Boundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }
  static getDerivedStateFromError = () => ({ failed: true })
  override render() {
    return this.state.failed ? <p>It cannot be shown</p> : this.props.children
  }
}

const shown = (workflow: unknown) =>
  render(
    <Boundary>
      <Shown workflow={workflow} />
    </Boundary>,
  )

it('shows a draft first, and fails the page when one of its steps is not what it should be', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  shown({ ...draft, nodes: [{ id: 'a', kind: 'dance' }] })
  expect(screen.getByText('The workflow')).toBeDefined()
  await waitFor(() => expect(screen.getByText('It cannot be shown')).toBeDefined())
})

it('leaves one alone that is', async () => {
  vi.useFakeTimers()
  shown(draft)
  await vi.runAllTimersAsync()
  expect(screen.getByText('The workflow')).toBeDefined()
  vi.useRealTimers()
})
