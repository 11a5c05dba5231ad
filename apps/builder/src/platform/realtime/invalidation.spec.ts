import { describe, expect, it } from 'vitest'
import { staleQueries } from './invalidation'

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

  it('is nothing for what no screen shows', () => {
    expect(staleQueries({ type: 'moon.phase', subjectType: 'moon', subjectId: '1' })).toEqual([])
  })
})
