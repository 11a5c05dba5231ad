import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { branching } from '../../../../test/definitions'
import { failureCause } from '../../../../test/failure-cause'
import { renderInEditor } from '../../../../test/render'
import { FailureCauses } from './FailureCauses'

async function draw(change: Partial<typeof failureCause>): Promise<void> {
  const rootRoute = createRootRoute({ component: () => <FailureCauses workflowId={undefined} /> })
  const router = createRouter({ routeTree: rootRoute, history: createMemoryHistory() })
  await renderInEditor(branching, <RouterProvider router={router} />, [], (client) =>
    client.setQueryData(['runs', 'failures', null], { items: [{ ...failureCause, ...change }] }),
  )
}

describe('what runs failed of', () => {
  it('is told by what people call the step', async () => {
    await draw({ stepName: 'Take the money' })
    expect(await screen.findByText('Tell the warehouse › Take the money')).toBeDefined()
  })

  it('is told by what a step without a name does, and never by its id', async () => {
    await draw({})
    expect(await screen.findByText('Tell the warehouse › Capture payment')).toBeDefined()
  })

  it('is told by the kind of a step that is no action', async () => {
    await draw({ stepKind: 'condition', stepAction: null })
    expect(await screen.findByText('Tell the warehouse › Condition')).toBeDefined()
  })
})
