import { permissions } from '@counterflow/core'
import { createTranslation } from '@counterflow/i18n'
import { AppProviders } from '@counterflow/ui'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { helper } from '../../../../test/render'
import { type CurrentStaff, sessionQuery } from '../../session/session-query'
import { DraftEditor } from './DraftEditor'
import { emptyDraft } from './draft-form'

const shop = { currency: 'KRW', countryCode: 'KR' } as const

/** A draft that is not saved yet, in a shop whose server is away. */
async function draw() {
  const root = createRootRoute()
  const editor = createRoute({
    getParentRoute: () => root,
    path: '/orders/drafts/new',
    component: () => <DraftEditor draft={undefined} initial={emptyDraft} shop={shop} onReload={() => {}} />,
  })
  const list = createRoute({
    getParentRoute: () => root,
    path: '/orders/drafts',
    component: () => <h1>All drafts</h1>,
  })
  const router = createRouter({
    routeTree: root.addChildren([editor, list]),
    history: createMemoryHistory({ initialEntries: ['/orders/drafts/new'] }),
  })
  const client = new QueryClient({
    defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY, retry: false } },
  })
  const reader: CurrentStaff = { ...helper, permissions: [...permissions], language: 'en' }
  client.setQueryData(sessionQuery.queryKey, reader)
  const translation = await createTranslation('en')
  render(
    <AppProviders translation={translation} environment="test">
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </AppProviders>,
  )
  return { user: userEvent.setup(), note: await screen.findByRole('textbox', { name: 'Note' }) }
}

const leave = () => screen.getByRole('link', { name: 'Drafts' })
const list = { name: 'All drafts' }

describe('a draft that is not saved', () => {
  it('is left without a word where nothing was written into it', async () => {
    const { user } = await draw()
    await user.click(leave())
    expect(await screen.findByRole('heading', list)).toBeDefined()
  })

  it('asks right after the last key, and lets stay or leave', async () => {
    const { user, note } = await draw()
    await user.type(note, 'x')
    await user.click(leave())
    await user.click(await screen.findByRole('button', { name: 'Stay here' }))
    expect(note).toHaveProperty('value', 'x')
    await user.click(leave())
    await user.click(await screen.findByRole('button', { name: 'Leave' }))
    expect(await screen.findByRole('heading', list)).toBeDefined()
  })

  it('is left without a word where what was written is gone again', async () => {
    const { user, note } = await draw()
    await user.type(note, 'x{Backspace}')
    await user.click(leave())
    expect(await screen.findByRole('heading', list)).toBeDefined()
  })

  it('asks also where half of an address was written, which cannot be saved yet', async () => {
    const { user } = await draw()
    await user.click(screen.getByRole('button', { name: 'Add a shipping address' }))
    await user.type(await screen.findByRole('textbox', { name: /^City/ }), 'Seoul')
    await user.click(leave())
    expect(await screen.findByRole('button', { name: 'Stay here' })).toBeDefined()
  })
})
