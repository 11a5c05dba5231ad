import { permissions } from '@counterflow/core'
import { createTranslation } from '@counterflow/i18n'
import { AppProviders } from '@counterflow/ui'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { createRef } from 'react'
import { afterEach, expect, it, vi } from 'vitest'
import { Held } from '../../../../test/Held'
import { helper } from '../../../../test/render'
import { testShop } from '../../../../test/test-shop'
import { type CurrentStaff, sessionQuery } from '../../session/session-query'
import { cannedRepliesQuery } from '../../settings/canned-replies/canned-reply-queries'
import { shopQuery } from '../../settings/shop-queries'
import { assigneesQuery, type ConversationDetail } from '../conversation-queries'
import { panelQuery } from '../panel/panel-queries'
import { Composer } from './Composer'
import { type Draft, emptyDraft } from './draft'

afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

const conversation: ConversationDetail = {
  id: '01980000-0000-7000-8000-0000000000d1',
  channel: 'chat',
  customer: null,
  name: 'Yuna Park',
  email: 'yuna@example.com',
  language: 'ko',
  state: 'open',
  snoozedUntil: null,
  assignee: null,
  unread: false,
  tags: [],
  topics: [],
  online: true,
  waitingSince: null,
  startedAt: '2026-11-22T09:00:00.000Z',
  lastEntryAt: '2026-11-22T09:00:00.000Z',
  preview: 'Hello',
  shares: null,
  version: 1,
  lastPosition: 1,
  cartId: null,
  firstAnsweredAt: null,
  closedAt: null,
  presence: { staff: [], customerTyping: false },
  followsByMail: false,
}

/** Draws the composer, and answers what it sends and what is in it. */
async function compose(start: Partial<Draft> = {}) {
  const translation = await createTranslation('en')
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } })
  const reader: CurrentStaff = { ...helper, permissions: [...permissions], language: 'en' }
  client.setQueryData(sessionQuery.queryKey, reader)
  client.setQueryData(shopQuery.queryKey, testShop)
  client.setQueryData(assigneesQuery.queryKey, [{ id: 'minji', name: 'Minji Seo' }])
  client.setQueryData(panelQuery(conversation.id).queryKey, {
    customer: null,
    notes: { items: [], more: false },
    orders: { items: [], more: false },
    cart: null,
  })
  client.setQueryData(cannedRepliesQuery.queryKey, [
    {
      id: 'hello',
      shortcut: 'hello',
      title: 'Greeting',
      text: { en: 'Hi {{ customer.name }}', ko: '{{ customer.name }}님, 주문 {{ order.number }}' },
      version: 1,
      updatedAt: '2026-11-22T09:00:00.000Z',
    },
  ])
  let draft: Draft = { ...emptyDraft, ...start }
  const sent: { draft: Draft; mentions: string[] }[] = []
  render(
    <QueryClientProvider client={client}>
      <AppProviders translation={translation} environment="test">
        <Held
          start={draft}
          onChange={(next) => {
            draft = next
          }}
        >
          {(value, change) => (
            <Composer
              ref={createRef()}
              conversation={conversation}
              draft={value}
              onChange={(how) => change(how(value))}
              onSend={(mentions) => sent.push({ draft: value, mentions })}
            />
          )}
        </Held>
      </AppProviders>
    </QueryClientProvider>,
  )
  return { sent, draft: () => draft, field: screen.getByRole('textbox'), user: userEvent.setup() }
}

it('sends by Enter, but not by the one that ends a composition', async () => {
  const { sent, field } = await compose({ reply: '안녕하세요' })
  fireEvent.keyDown(field, { key: 'Enter', isComposing: true })
  fireEvent.keyDown(field, { key: 'Enter', keyCode: 229 })
  fireEvent.keyDown(field, { key: 'Enter', shiftKey: true })
  expect(sent).toEqual([])
  fireEvent.keyDown(field, { key: 'Enter' })
  expect(sent.map(({ draft: { reply } }) => reply)).toEqual(['안녕하세요'])
})

it('fills in a canned reply in the language of the customer, and holds back what is still open', async () => {
  const { user, field, draft, sent } = await compose()
  await user.type(field, '/hel')
  expect(screen.getByRole('option').textContent).toContain('/hello · Greeting')
  await user.keyboard('{Enter}')
  expect(draft().reply).toBe('Yuna Park님, 주문 {{ order.number }}')
  expect(screen.getByText(/Fill it in before you send/).textContent).toContain('{{ order.number }}')
  await user.keyboard('{Enter}')
  expect(sent).toEqual([])
})

it('mentions colleagues in notes alone', async () => {
  const { user, field, draft, sent } = await compose()
  await user.type(field, '@Min')
  expect(screen.queryByRole('option')).toBeNull()
  await user.clear(field)
  await user.click(screen.getByRole('radio', { name: 'Note' }))
  await user.type(screen.getByRole('textbox'), '@Min')
  await user.keyboard('{Tab}')
  expect(draft().note).toBe('@Minji Seo ')
  await user.click(screen.getByRole('button', { name: 'Add note' }))
  expect(sent.map(({ mentions }) => mentions)).toEqual([['minji']])
})

it('takes a picture from the library or, where there is a finger instead of a mouse, from the camera', async () => {
  await compose()
  expect(screen.getByRole('button', { name: 'Picture' })).toBeDefined()
  expect(screen.queryByRole('button', { name: 'Take a photo' })).toBeNull()
  cleanup()
  const { matchMedia } = window
  vi.spyOn(window, 'matchMedia').mockImplementation((query) =>
    Object.defineProperty(matchMedia(query), 'matches', { value: query === '(pointer: coarse)' }),
  )
  const { user } = await compose()
  const chosen: string[] = []
  vi.spyOn(HTMLInputElement.prototype, 'click').mockImplementation(function click(this: HTMLInputElement) {
    chosen.push(this.getAttribute('capture') ?? 'library')
  })
  await user.click(screen.getByRole('button', { name: 'Picture' }))
  await user.click(screen.getByRole('button', { name: 'Take a photo' }))
  expect(chosen).toEqual(['library', 'environment'])
})
