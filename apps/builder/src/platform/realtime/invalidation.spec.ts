import { QueryClient } from '@tanstack/react-query'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { invalidate, staleQueries } from './invalidation'

describe('what a change makes stale', () => {
  it('is every list of orders and the one order', () => {
    const keys = staleQueries({ type: 'order.risk_analyzed', subjectType: 'order', subjectId: 'a' })
    expect(keys).toContainEqual(['orders'])
    expect(keys).toContainEqual(['order', 'a'])
  })

  it('follows the type where no subject is named', () => {
    expect(staleQueries({ type: 'shop.updated', subjectType: null, subjectId: null })).toContainEqual([
      'shop',
    ])
  })

  it('is who is there, of one conversation alone, when somebody comes or types', () => {
    const change = {
      type: 'conversation.presence',
      subjectType: 'conversation_presence',
      subjectId: 'a',
    }
    expect(staleQueries(change)).toEqual([['conversation_presence', 'a']])
  })

  it('is nothing for what no screen shows', () => {
    expect(staleQueries({ type: 'moon.phase', subjectType: 'moon', subjectId: '1' })).toEqual([])
  })
})

it('is what stands beside a conversation, when it tells of the customer or of the order', () => {
  const client = new QueryClient()
  const panelOf = (customerId: string | null, orderId: string) => ({
    customer: customerId === null ? null : { id: customerId },
    orders: { items: [{ id: orderId }] },
  })
  client.setQueryData(['conversation', 'one', 'panel'], panelOf('mina', 'first'))
  client.setQueryData(['conversation', 'two', 'panel'], panelOf('yuna', 'second'))
  const stale = () =>
    ['one', 'two'].filter((id) => client.getQueryState(['conversation', id, 'panel'])?.isInvalidated)
  invalidate(client, { type: 'customer.updated', subjectType: 'customer', subjectId: 'nobody' })
  expect(stale()).toEqual([])
  invalidate(client, { type: 'customer.updated', subjectType: 'customer', subjectId: 'mina' })
  expect(stale()).toEqual(['one'])
  invalidate(client, { type: 'order.paid', subjectType: 'order', subjectId: 'second' })
  expect(stale()).toEqual(['one', 'two'])
})

describe('a list to which much happens', () => {
  afterEach(() => vi.useRealTimers())

  it('is loaded anew at once, and then once for all that happened meanwhile', () => {
    vi.useFakeTimers()
    const client = new QueryClient()
    const asked = vi.spyOn(client, 'invalidateQueries').mockResolvedValue()
    const times = () =>
      asked.mock.calls.filter(([filters]) => filters?.queryKey?.[0] === 'conversations').length
    const happen = () =>
      invalidate(client, { type: 'conversation.changed', subjectType: 'conversation', subjectId: 'a' })
    for (let count = 0; count < 50; count += 1) happen()
    expect(times()).toBe(1)
    vi.advanceTimersByTime(1_000)
    expect(times()).toBe(2)
    vi.advanceTimersByTime(5_000)
    expect(times()).toBe(2)
    happen()
    expect(times()).toBe(3)
    // The conversation itself does not wait.
    expect(asked).toHaveBeenCalledTimes(3 + 51)
  })
})
