import { createTranslation } from '@counterflow/i18n'
import { AppProviders } from '@counterflow/ui'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { helper } from '../../../../test/render'
import { type CurrentStaff, sessionQuery } from '../../session/session-query'
import { ProfilePart } from './ProfilePart'
import type { Panel } from './panel-queries'

const customer: NonNullable<Panel['customer']> = {
  id: '01980000-0000-7000-8000-0000000000e1',
  name: 'Yuna Park',
  email: null,
  phone: null,
  tags: ['Wholesale'],
  subscribed: false,
  orderCount: 1,
  lifetimeSpend: { amount: 210_000, currency: 'USD' },
  lastOrderAt: null,
  countryCode: null,
  createdAt: '2026-11-22T09:00:00.000Z',
  erasedAt: null,
  version: 1,
  language: null,
  timeZone: null,
  localTimeZone: null,
  location: null,
  status: 'new',
  metadata: { Tier: 'VIP' },
  firstOrderAt: null,
  addresses: [],
  consents: [],
}

it('shows whoever answers what workflows note of a customer, beside their tags (R86, R88)', async () => {
  const client = new QueryClient()
  const reader: CurrentStaff = { ...helper, permissions: ['inbox.read'], language: 'en' }
  client.setQueryData(sessionQuery.queryKey, reader)
  render(
    <QueryClientProvider client={client}>
      <AppProviders translation={await createTranslation('en')} environment="test">
        <ProfilePart conversationId="c1" customer={customer} />
      </AppProviders>
    </QueryClientProvider>,
  )
  expect(screen.getByText('Tier').nextElementSibling?.textContent).toBe('VIP')
  expect(screen.getByText('Wholesale')).toBeDefined()
})
