import { createTranslation } from '@counterflow/i18n'
import { AppProviders } from '@counterflow/ui'
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Link,
  Outlet,
  RouterProvider,
  useRouter,
} from '@tanstack/react-router'
import { act, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useLayoutEffect, useState } from 'react'
import { describe, expect, it } from 'vitest'
import { SaveBar } from './SaveBar'

/** Saves when it is told to; `leavesAtOnce` as somebody does who presses a link the moment that it is saved. */
function Form({ leavesAtOnce }: { leavesAtOnce: boolean }) {
  const [dirty, setDirty] = useState(true)
  const { history } = useRouter()
  useLayoutEffect(() => {
    if (!dirty && leavesAtOnce) history.push('/orders')
  }, [dirty, leavesAtOnce, history])
  return (
    <>
      <button type="button" data-testid="answer" onClick={() => setDirty(false)} />
      <SaveBar dirty={dirty} saving={false} error={null} onDiscard={() => setDirty(false)} />
    </>
  )
}

async function draw({ leavesAtOnce = false } = {}) {
  const root = createRootRoute({
    component: () => (
      <>
        <Link to="/orders">Orders</Link>
        <Outlet />
      </>
    ),
  })
  const settings = createRoute({
    getParentRoute: () => root,
    path: '/settings',
    component: () => <Form leavesAtOnce={leavesAtOnce} />,
  })
  const orders = createRoute({
    getParentRoute: () => root,
    path: '/orders',
    component: () => <h1>All orders</h1>,
  })
  const router = createRouter({
    routeTree: root.addChildren([settings, orders]),
    history: createMemoryHistory({ initialEntries: ['/settings'] }),
  })
  const translation = await createTranslation('en')
  render(
    <AppProviders translation={translation} environment="test">
      <RouterProvider router={router} />
    </AppProviders>,
  )
  await screen.findByRole('region', { name: 'Unsaved changes' })
  /** The server has answered that it is saved. */
  const answer = () => act(() => screen.getByTestId('answer').click())
  return { user: userEvent.setup(), answer }
}

describe('a form that is not saved', () => {
  it('asks before it is left, and lets stay or leave', async () => {
    const { user } = await draw()
    await user.click(screen.getByRole('link', { name: 'Orders' }))
    await user.click(await screen.findByRole('button', { name: 'Stay here' }))
    expect(screen.queryByRole('heading', { name: 'All orders' })).toBeNull()
    await user.click(screen.getByRole('link', { name: 'Orders' }))
    await user.click(await screen.findByRole('button', { name: 'Leave' }))
    expect(await screen.findByRole('heading', { name: 'All orders' })).toBeDefined()
  })

  it('is left in the very moment in which it is saved', async () => {
    const { answer } = await draw({ leavesAtOnce: true })
    await answer()
    expect(await screen.findByRole('heading', { name: 'All orders' })).toBeDefined()
  })

  it('leads where somebody was held once it is saved', async () => {
    const { user, answer } = await draw()
    await user.click(screen.getByRole('link', { name: 'Orders' }))
    await screen.findByRole('button', { name: 'Stay here' })
    await answer()
    expect(await screen.findByRole('heading', { name: 'All orders' })).toBeDefined()
  })
})
