import { describe, expect, it } from 'vitest'
import { eventPatternSchema, fewestPatterns, meansAnyEvent, meansEvent } from './event-pattern.js'

describe('a pattern of events', () => {
  it.each([
    ['*', 'order.paid', true],
    ['order.*', 'order.paid', true],
    ['order.*', 'order_bulk.progressed', false],
    ['order.*', 'orders.paid', false],
    ['order.paid', 'order.paid', true],
    ['order.paid', 'order.paid_twice', false],
  ])('%s means %s: %s', (pattern, type, means) => {
    expect(meansEvent(pattern, type)).toBe(means)
    expect(meansAnyEvent(['stock.low', pattern], type)).toBe(means)
  })

  it.each(['', 'order', 'order.', '.paid', 'order.p*', '*.paid', 'order.paid.now', 'Order.paid', 'order .*'])(
    'is not %j',
    (text) => expect(eventPatternSchema.safeParse(text).success).toBe(false),
  )

  it('that another covers is left out', () => {
    expect(fewestPatterns(['order.paid', 'stock.low', 'order.*', 'stock.low'])).toEqual([
      'stock.low',
      'order.*',
    ])
    expect(fewestPatterns(['order.*', 'stock.low', '*'])).toEqual(['*'])
  })
})
