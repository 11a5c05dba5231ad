import { createTranslation } from '@counterflow/i18n'
import { AppProviders } from '@counterflow/ui'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { ProblemError, UnreachableError } from '../../../platform/api/problem'
import { type Draft, emptyDraft } from '../composer/draft'
import { useSending } from './useSending'

const { post } = vi.hoisted(() => ({ post: vi.fn() }))
vi.mock('../../../platform/api/client', () => ({
  api: { POST: post },
  answered: (answer: unknown) => answer,
}))

const patience = { timeout: 15_000 }
const conversationId = '01980000-0000-7000-8000-0000000000d1'
const draft: Draft = { ...emptyDraft, reply: 'Hello' }
const newer = new ProblemError({
  type: '/problems/newer-reply',
  title: '',
  status: 409,
  detail: 'Minji answered.',
})

beforeEach(() => post.mockReset())
afterEach(() => vi.clearAllMocks())

async function sending() {
  const translation = await createTranslation('en')
  const client = new QueryClient()
  const returned: Draft[] = []
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>
      <AppProviders translation={translation} environment="test">
        {children}
      </AppProviders>
    </QueryClientProvider>
  )
  const rendered = renderHook(
    () => useSending('staff', conversationId, [], (draft) => returned.push(draft)),
    { wrapper },
  )
  return { now: () => rendered.result.current, returned, leave: rendered.unmount }
}

const bodies = () => post.mock.calls.map(([, { body }]) => body)

it('sends again under the same key what nobody answered, also after a reload', async () => {
  post.mockReturnValueOnce(new Promise(() => {}))
  const first = await sending()
  act(() => first.now().send(draft, { seenPosition: 4, mentions: [] }))
  await waitFor(() => expect(post).toHaveBeenCalledOnce(), patience)
  first.leave()
  post.mockResolvedValueOnce({ id: 'entry', position: 5, version: 5 })
  const second = await sending()
  const [kept] = second.now().outgoing
  if (kept === undefined) throw new Error('What was not sent is kept.')
  expect(kept.failure).toBeTruthy()
  act(() => second.now().again(kept))
  await waitFor(() => expect(second.now().outgoing).toEqual([]), patience)
  const [one, two] = bodies()
  expect(one).toMatchObject({ text: 'Hello', seenPosition: 4 })
  expect(two).toEqual(one)
})

it('tries again by itself while nobody answers, and lets nothing that was written later go before', async () => {
  post
    .mockRejectedValueOnce(new UnreachableError())
    .mockResolvedValue({ id: 'entry', position: 5, version: 5 })
  const { now } = await sending()
  act(() => {
    now().send(draft, { seenPosition: 4, mentions: [] })
    now().send({ ...draft, reply: 'One more thing' }, { seenPosition: 4, mentions: [] })
  })
  await waitFor(() => expect(post).toHaveBeenCalledTimes(3), patience)
  await waitFor(() => expect(now().outgoing).toEqual([]), patience)
  const [lost, again, later] = bodies()
  expect(again).toEqual(lost)
  expect([lost.text, later.text]).toEqual(['Hello', 'One more thing'])
})

it('asks before it sends over the answer of somebody else, and loses nothing meanwhile', async () => {
  post.mockRejectedValueOnce(newer)
  const { now, returned } = await sending()
  act(() => now().send(draft, { seenPosition: 4, mentions: [] }))
  await waitFor(() => expect(now().overtaken?.draft.reply).toBe('Hello'), patience)
  expect(now().outgoing).toHaveLength(1)
  post.mockRejectedValueOnce(newer)
  act(() => now().decide('send'))
  await waitFor(() => expect(now().overtaken).toBeDefined(), patience)
  expect(bodies()[1]).toEqual({ ...bodies()[0], force: true })
  act(() => now().decide('wait'))
  expect(now().outgoing).toEqual([])
  expect(returned).toEqual([draft])
})
