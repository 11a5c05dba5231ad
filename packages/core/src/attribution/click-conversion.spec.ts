import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { money } from '../money/money.js'
import { type OrderSnapshot, orderSnapshotSchema } from '../order/order-snapshot.js'
import { attributionOf } from './attribution.js'
import { clickConversionOf, conversionAdjustmentOf, hashedEmail } from './click-conversion.js'
import { conversionFileHead, conversionFileLine } from './conversion-file.js'
import { momentOf } from './journey.js'

const id = '0195b3f0-7d2e-7a41-8c55-1b9e4f6a2d44'
const target = { customerId: '1234567890', conversionActionId: '42' }

function order(query: string, total: OrderSnapshot['total'] = money(1_999, 'USD')): OrderSnapshot {
  const nothing = money(0, total.currency)
  const journey = [momentOf({ at: '2026-11-01T08:00:00.000Z', landingPage: `/sale?${query}` })]
  return orderSnapshotSchema.parse({
    id,
    number: '#1001',
    placedAt: '2026-11-01T09:30:15.250Z',
    channel: 'online_store',
    paymentStatus: 'captured',
    fulfilmentStatus: 'unfulfilled',
    riskLevel: null,
    subtotal: total,
    discount: nothing,
    shipping: nothing,
    tax: nothing,
    total,
    outstanding: nothing,
    tags: [],
    lines: [],
    paymentId: null,
    customer: { id, name: 'Ada', email: ' Ada.L@Gmail.com', tags: [], metadata: {}, orderCount: 1 },
    shippingAddress: null,
    billingAddress: null,
    cancelledAt: null,
    cancelReason: null,
    fulfilledAt: null,
    attribution: attributionOf(journey),
    journey,
  })
}

describe('an order as a conversion', () => {
  it('names click, instant and value exactly, and the order that it counts for', () => {
    expect(clickConversionOf(order('gclid=Cj0K&fbclid=f'), target, null)).toEqual({
      conversionAction: 'customers/1234567890/conversionActions/42',
      orderId: id,
      conversionDateTime: '2026-11-01 09:30:15+00:00',
      conversionValue: 19.99,
      currencyCode: 'USD',
      gclid: 'Cj0K',
    })
    expect(clickConversionOf(order('gclid=a', money(125_000, 'KRW')), target, null)?.conversionValue).toBe(
      125_000,
    )
  })

  it('carries one identifier of a click, the one that says most', () => {
    const clicksOf = (query: string) => {
      const { gclid, gbraid, wbraid } = clickConversionOf(order(query), target, null) ?? {}
      return { gclid, gbraid, wbraid }
    }
    expect(clicksOf('wbraid=w&gbraid=g&gclid=c')).toEqual({ gclid: 'c' })
    expect(clicksOf('wbraid=w&gbraid=g')).toEqual({ gbraid: 'g' })
    expect(clicksOf('wbraid=w')).toEqual({ wbraid: 'w' })
    expect(clickConversionOf(order('utm_source=mail&fbclid=f'), target, null)).toBeUndefined()
  })

  it('tells who the customer is only where they agreed, and then as a hash', () => {
    const hashed = createHash('sha256').update('adal@gmail.com').digest('hex')
    expect(hashedEmail(' Ada.L@Gmail.com')).toBe(hashed)
    expect(hashedEmail('Ada.L@Example.com')).toBe(
      createHash('sha256').update('ada.l@example.com').digest('hex'),
    )
    const granted = clickConversionOf(order('gclid=c'), target, 'GRANTED')
    expect(granted?.userIdentifiers).toEqual([{ hashedEmail: hashed, userIdentifierSource: 'FIRST_PARTY' }])
    expect(granted?.consent).toEqual({ adUserData: 'GRANTED' })
    const denied = clickConversionOf(order('gclid=c'), target, 'DENIED')
    expect([denied?.userIdentifiers, denied?.consent]).toEqual([undefined, { adUserData: 'DENIED' }])
    expect(clickConversionOf(order(''), target, 'GRANTED')).toMatchObject({
      userIdentifiers: [{ hashedEmail: hashed }],
    })
    expect(clickConversionOf(order('wbraid=w'), target, 'GRANTED')?.userIdentifiers).toBeUndefined()
    expect(JSON.stringify(granted)).not.toMatch(/ada/i)
  })
})

describe('an order of which money was given back', () => {
  const adjusted = (refunded: number, changes: Partial<OrderSnapshot> = {}) =>
    conversionAdjustmentOf(
      { ...order('gclid=c'), ...changes },
      money(refunded, 'USD'),
      target,
      '2026-11-03T00:00:00Z',
    )

  it('is worth what is left, and nothing when nothing is', () => {
    expect(adjusted(500)).toEqual({
      conversionAction: 'customers/1234567890/conversionActions/42',
      orderId: id,
      adjustmentDateTime: '2026-11-03 00:00:00+00:00',
      adjustmentType: 'RESTATEMENT',
      restatementValue: { adjustedValue: 14.99, currencyCode: 'USD' },
    })
    expect(adjusted(1_999)).toMatchObject({ adjustmentType: 'RETRACTION' })
    expect(adjusted(1_999)).not.toHaveProperty('restatementValue')
    expect(adjusted(0, { cancelledAt: '2026-11-02T00:00:00Z' }).adjustmentType).toBe('RETRACTION')
  })
})

describe('the file for uploading by hand', () => {
  it('has the head and the columns that Google Ads reads, and only orders with a click', () => {
    expect(conversionFileHead()).toBe(
      'Parameters:TimeZone=+0000\r\nGoogle Click ID,Conversion Name,Conversion Time,Conversion Value,Conversion Currency,Order ID\r\n',
    )
    expect(conversionFileLine(order('gclid=Cj0K'), 'Sale, online')).toBe(
      `Cj0K,"Sale, online",2026-11-01 09:30:15,19.99,USD,${id}\r\n`,
    )
    expect(conversionFileLine(order('gbraid=g'), 'Sale')).toBeUndefined()
    expect(conversionFileLine(order('gclid=%3DHYPERLINK(1)'), 'Sale')).toMatch(/^'=HYPERLINK/)
  })
})
