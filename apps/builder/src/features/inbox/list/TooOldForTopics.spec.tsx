import { permissions } from '@counterflow/core'
import { createTranslation } from '@counterflow/i18n'
import { AppProviders } from '@counterflow/ui'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { helper } from '../../../../test/render'
import { type CurrentStaff, sessionQuery } from '../../session/session-query'
import { TopicChip } from '../conversation/TopicChip'
import type { Entry } from '../conversation-queries'
import { InboxContext } from '../InboxContext'
import { TooOldForTopics } from './TooOldForTopics'

const entry: Entry = {
  id: '01980000-0000-7000-8000-0000000000e1',
  position: 1,
  version: 1,
  kind: 'message',
  author: { type: 'customer', id: null, name: 'Yuna Park' },
  content: { type: 'text', text: 'Where is my parcel?' },
  at: '2026-11-22T09:00:00.000Z',
  state: 'sent',
  failure: null,
  heldUntil: null,
  topic: null,
  mentions: [],
  clientKey: null,
}

async function draw(tellsTopics: boolean) {
  const translation = await createTranslation('ko')
  const client = new QueryClient()
  const reader: CurrentStaff = { ...helper, permissions: [...permissions], language: 'ko' }
  client.setQueryData(sessionQuery.queryKey, reader)
  render(
    <AppProviders translation={translation} environment="test">
      <QueryClientProvider client={client}>
        <InboxContext value={{ search: {}, after: () => undefined, open: () => {}, tellsTopics }}>
          {!tellsTopics && <TooOldForTopics />}
          <TopicChip entry={entry} conversationId="one" />
        </InboxContext>
      </QueryClientProvider>
    </AppProviders>,
  )
}

it('R14: a screen that is told of no topics offers none, and says how it is mended', async () => {
  await draw(false)
  expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual(['새로 불러오기'])
})

it('R14: one that is told of them offers to give a message one', async () => {
  await draw(true)
  expect(screen.getByRole('button', { name: '주제 붙이기' })).toBeDefined()
})
