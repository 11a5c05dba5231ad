import { money } from '@counterflow/core'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CommerceApplication, startCommerce } from '../../../../../test/commerce-application.js'
import { PAYMENT_GATEWAY, type PaymentGateway } from '../payment-gateway.js'
import { testCards } from './test-cards.js'

let shop: CommerceApplication
let gateway: PaymentGateway
beforeAll(async () => {
  shop = await startCommerce()
  gateway = shop.context.get(PAYMENT_GATEWAY)
})
afterAll(() => shop?.close())

const request = (amount = 1_000, idempotencyKey: string = uuidv7()) => ({
  idempotencyKey,
  amount: money(amount, 'KRW'),
  signal: AbortSignal.timeout(5_000),
})
const tokenOf = (number: string) => gateway.tokenizeCard(number)?.token ?? 'none'

async function authorized(number = '4242424242424242'): Promise<string> {
  const outcome = await gateway.authorize({ ...request(), cardToken: tokenOf(number) })
  if (outcome.kind !== 'approved') throw new Error('The card was not authorised.')
  return outcome.authorization
}

const declined = (reason: string) => ({ kind: 'declined', reason })

describe('the cards', () => {
  it.each(testCards.map((card) => [card.key, card] as const))('%s', async (_, card) => {
    const outcome = await gateway.authorize({ ...request(), cardToken: tokenOf(card.number) })
    const expected = card.declinesAuthorization
    expect(outcome.kind).toBe(expected === undefined ? 'approved' : 'declined')
    expect(outcome).toMatchObject({ card: card.signals, ...(expected ? { reason: expected } : {}) })
  })

  it('are known with and without spaces, and no others are', () => {
    expect(gateway.tokenizeCard('4242424242424242')).toEqual(gateway.tokenizeCard('4242 4242 4242 4242'))
    expect(gateway.tokenizeCard('4242 4242 4242 4242')).toMatchObject({ brand: 'Visa', last4: '4242' })
    expect(gateway.tokenizeCard('4111 1111 1111 1111')).toBeUndefined()
  })

  it('have numbers with a right check digit', () => {
    for (const { number } of testCards) {
      const digits = [...number.replaceAll(' ', '')].reverse().map(Number)
      const sum = digits.reduce((total, digit, index) => {
        const doubled = index % 2 === 1 ? digit * 2 : digit
        return total + (doubled > 9 ? doubled - 9 : doubled)
      }, 0)
      expect(sum % 10, number).toBe(0)
    }
  })
})

describe('the books', () => {
  it('let an authorisation be captured once, and for no more than its amount', async () => {
    const authorization = await authorized()
    expect(await gateway.capture({ ...request(1_001), authorization })).toEqual(declined('amount_too_large'))
    expect(await gateway.capture({ ...request(), authorization })).toEqual({ kind: 'approved' })
    expect(await gateway.capture({ ...request(), authorization })).toEqual(declined('already_captured'))
    expect(await gateway.void({ ...request(), authorization })).toEqual(declined('already_captured'))
  })

  it('let only what was captured be refunded', async () => {
    const authorization = await authorized()
    expect(await gateway.refund({ ...request(), authorization })).toEqual(declined('not_captured'))
    await gateway.capture({ ...request(), authorization })
    expect(await gateway.refund({ ...request(600), authorization })).toEqual({ kind: 'approved' })
    expect(await gateway.refund({ ...request(401), authorization })).toEqual(declined('amount_too_large'))
    expect(await gateway.refund({ ...request(400), authorization })).toEqual({ kind: 'approved' })
  })

  it('do not let a voided authorisation be captured, nor one that never was', async () => {
    const authorization = await authorized()
    expect(await gateway.void({ ...request(), authorization })).toEqual({ kind: 'approved' })
    expect(await gateway.capture({ ...request(), authorization })).toEqual(declined('already_voided'))
    expect(await gateway.capture({ ...request(), authorization: 'made up' })).toEqual(
      declined('unknown_authorization'),
    )
  })
})

describe('a repeated key', () => {
  it('gets the answer of the first time, however many come at once', async () => {
    const cardToken = tokenOf('4242424242424242')
    const authorization = request()
    const outcomes = await Promise.all(
      [1, 2, 3, 4].map(() => gateway.authorize({ ...authorization, cardToken })),
    )
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1)

    const [first] = outcomes
    const name = first?.kind === 'approved' ? first.authorization : ''
    const capture = request()
    const captures = await Promise.all(
      [1, 2, 3, 4].map(() => gateway.capture({ ...capture, authorization: name })),
    )
    expect(captures).toEqual([1, 2, 3, 4].map(() => ({ kind: 'approved' })))
    expect(await gateway.capture({ ...request(), authorization: name })).toEqual(declined('already_captured'))
  })

  it('is refused for another request', async () => {
    const authorization = await authorized()
    const key = uuidv7()
    await gateway.capture({ ...request(1_000, key), authorization })
    expect(await gateway.refund({ ...request(1_000, key), authorization })).toEqual(
      declined('request_changed'),
    )
    const other = await gateway.authorize({ ...request(5, key), cardToken: tokenOf('4242424242424242') })
    expect(other).toMatchObject(declined('request_changed'))
  })
})
