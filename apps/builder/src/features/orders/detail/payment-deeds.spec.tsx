import { createTranslation } from '@counterflow/i18n'
import { AppProviders } from '@counterflow/ui'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { answered, api } from '../../../platform/api/client'
import { useOrderChange } from './useOrderChange'
import { usePaymentDeed } from './usePaymentDeed'

const krw = (amount: number) => ({ amount, currency: 'KRW' as const })
const order = {
  version: 3,
  snapshot: { id: '01980000-0000-7000-8000-000000000001' },
  payment: { captured: krw(0), refunded: krw(0) },
}

/** What the server answers, in turn, and the keys that it was sent. */
let answers: { type: string; status: number }[] = []
let keys: (string | null)[] = []
const server: Parameters<typeof api.use>[0] = {
  onRequest: ({ request }) => {
    if (request.method === 'POST') keys.push(request.headers.get('Idempotency-Key'))
    const problem = (request.method === 'POST' && answers.shift()) || { type: 'not-found', status: 404 }
    return Response.json({ ...problem, title: 'No', detail: 'No.' }, { status: problem.status })
  },
}
beforeEach(() => {
  keys = []
  api.use(server)
})
afterEach(() => api.eject(server))

async function drawn<Result>(hook: () => Result) {
  const translation = await createTranslation('en')
  const client = new QueryClient()
  const wrapper = ({ children }: { children: ReactNode }) => (
    <AppProviders translation={translation} environment="test">
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    </AppProviders>
  )
  return renderHook(hook, { wrapper })
}

const declined = { type: '/problems/gateway-declined', status: 402 }
const silent = { type: '/problems/gateway-unavailable', status: 503 }

/** Does something as often as there are answers, and tells the keys under which it was asked. */
async function askedUnder(ask: () => void, isPending: () => boolean): Promise<(string | null)[]> {
  for (let times = answers.length; times > 0; times -= 1) {
    const left = answers.length
    act(ask)
    await waitFor(() => expect(answers).toHaveLength(left - 1))
    await waitFor(() => expect(isPending()).toBe(false))
  }
  return keys
}

it('asks a gateway that has declined again, and one that has not answered for the same', async () => {
  answers = [silent, declined, declined]
  const { result } = await drawn(() => usePaymentDeed(order))
  const [first, again, another] = await askedUnder(
    () => result.current.settle.mutate('capture'),
    () => result.current.settle.isPending,
  )
  expect(again).toBe(first)
  expect(another).toEqual(expect.any(String))
  expect(another).not.toBe(first)
})

it('asks for the same refund anew after it was declined', async () => {
  answers = [silent, declined, declined]
  const { result } = await drawn(() =>
    useOrderChange(order, (_: { amount: number }, { orderId, header }) =>
      answered(
        api.POST('/api/v1/orders/{orderId}/refund', { params: { path: { orderId }, header }, body: {} }),
      ),
    ),
  )
  const [first, again, another] = await askedUnder(
    () => result.current.change.mutate({ amount: 100 }),
    () => result.current.change.isPending,
  )
  expect(again).toBe(first)
  expect(another).toEqual(expect.any(String))
  expect(another).not.toBe(first)
})
