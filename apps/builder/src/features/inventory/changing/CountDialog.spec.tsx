import { createTranslation } from '@counterflow/i18n'
import { AppProviders } from '@counterflow/ui'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, it, vi } from 'vitest'
import type { Location } from '../../settings/locations/location-queries'
import { CountDialog } from './CountDialog'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const place: Location = {
  id: '01980000-0000-7000-8000-0000000000aa',
  name: { en: 'Shop', ko: '매장', ja: '店' },
  address: null,
  pickup: false,
  active: true,
  empty: false,
}
const variantId = '01980000-0000-7000-8000-0000000000bb'

interface Count {
  dryRun: boolean
  lines: { variant: { sku: string }; counted: number; expected?: number }[]
}

/** Answers as the shop does that knows one variant, of which five pieces lie there. */
function shop() {
  const asked: Count[] = []
  vi.stubGlobal('fetch', async (request: Request) => {
    if (request.method === 'GET') return Response.json({ items: [], nextCursor: null })
    const count: Count = await request.json()
    asked.push(count)
    const lines = count.lines.map(({ variant: { sku }, counted }, line) => ({
      ...{ line, sku, after: counted },
      ...(sku === 'KETTLE'
        ? { variantId, before: 5, problem: null }
        : { variantId: null, before: null, problem: 'unknown' }),
    }))
    const receipt = count.dryRun ? null : { changeId: variantId, levels: [] }
    return Response.json({ receipt, lines: count.dryRun ? lines : [] })
  })
  return asked
}

it('tries a pasted count, names its bad rows, and takes it only once all of them are good', async () => {
  const asked = shop()
  const onClose = vi.fn()
  const translation = await createTranslation('en')
  render(
    <AppProviders translation={translation} environment="test">
      <QueryClientProvider client={new QueryClient()}>
        <CountDialog locations={[place]} onClose={onClose} />
      </QueryClientProvider>
    </AppProviders>,
  )
  const user = userEvent.setup()
  const sheet = screen.getByLabelText(/SKU and number/)
  await user.click(sheet)
  await user.paste('SKU,Counted\nKETTLE,7\nNOPE,1\nKETTLE')
  await user.click(screen.getByRole('button', { name: 'Check' }))
  await screen.findByText('2 lines have problems. Correct them to go on.')
  const rows = within(screen.getByRole('table')).getAllByRole('row').slice(1)
  expect(rows.map((row) => row.textContent)).toEqual([
    '3NOPEThere is no such SKU.',
    '4KETTLEThere is no whole number.',
  ])
  expect(screen.queryByRole('button', { name: 'Take the count' })).toBeNull()

  await user.clear(sheet)
  await user.paste('KETTLE,7')
  await user.click(screen.getByRole('button', { name: 'Check' }))
  await user.click(await screen.findByRole('button', { name: 'Take the count' }))
  await vi.waitFor(() => expect(onClose).toHaveBeenCalled())
  expect(asked.map(({ dryRun }) => dryRun)).toEqual([true, true, false])
  expect(asked.at(-1)?.lines).toEqual([{ variant: { sku: 'KETTLE' }, counted: 7, expected: 5 }])
})
