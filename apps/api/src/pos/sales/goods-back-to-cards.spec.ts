import { giftCardIdSchema, minorUnits, type Tender, type Ticket, tenderIdSchema } from '@counterflow/core'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type LedgerShop, startLedgerShop } from '../../../test/ledger-shop.js'
import { inCash, returnOf, type TillLedger } from '../../../test/till-ledger.js'

let shop: LedgerShop
beforeAll(async () => {
  shop = await startLedgerShop()
})
afterAll(() => shop?.shop.close())

const issued = z.object({ code: z.string(), giftCard: z.object({ id: giftCardIdSchema }) })
const found = z.object({ balance: z.object({ amount: z.number() }) })

async function issue(amount: number) {
  const answer = await shop.post('/api/v1/gift-cards', { amount: { amount, currency: 'KRW' } })
  const { code, giftCard } = issued.parse(answer.body)
  return { code, giftCardId: giftCard.id }
}

async function balanceOf(giftCardId: string): Promise<number> {
  return found.parse(await shop.ask(`/api/v1/gift-cards/${giftCardId}`)).balance.amount
}

/** Something for 8,000, of which a gift card pays 5,000. */
async function sold(ledger: TillLedger, cashFirst: boolean) {
  const { giftCardId } = await issue(9_000)
  const card = (amount: number): Tender => {
    const tenderId = tenderIdSchema.parse(uuidv7())
    return { kind: 'gift_card', tenderId, giftCardId, amount: minorUnits(amount) }
  }
  const tenders = cashFirst ? [inCash(3_000), card(5_000)] : [card(5_000), inCash(3_000)]
  const ticket = await ledger.sell([{ ...shop.thing(0), unitPrice: 8_000 }], { tenders: () => tenders })
  await ledger.send()
  expect(await balanceOf(giftCardId)).toBe(4_000)
  return { ticket, giftCardId, card }
}

const giveBack = async (ledger: TillLedger, ticket: Ticket, tenders: Tender[]) => {
  await ledger.sell([], { returns: [returnOf(ticket)], tenders: () => tenders })
  await ledger.send()
}

describe.each([[false], [true]])(
  'goods that a gift card and cash have paid, the cash first: %s',
  (cashFirst) => {
    it('give to the card what the till says, and no more', async () => {
      const ledger = await shop.openLedger()
      const { ticket, giftCardId, card } = await sold(ledger, cashFirst)
      await giveBack(ledger, ticket, [card(-5_000), inCash(-3_000)])
      expect(await balanceOf(giftCardId)).toBe(9_000)
      expect(await shop.orderOf(ticket)).toMatchObject({ paymentStatus: 'refunded', outstanding: 0 })
    })

    it('give to the card the little that goes there, and the rest by hand', async () => {
      const ledger = await shop.openLedger()
      const { ticket, giftCardId, card } = await sold(ledger, cashFirst)
      await giveBack(ledger, ticket, [card(-1_000), inCash(-7_000)])
      expect(await balanceOf(giftCardId)).toBe(5_000)
      expect(await shop.orderOf(ticket)).toMatchObject({ paymentStatus: 'refunded', outstanding: 0 })
    })
  },
)

it.each([[false], [true]])(
  'a part of such goods goes to the card where the till says so, the cash first: %s',
  async (cashFirst) => {
    const ledger = await shop.openLedger()
    const { ticket, giftCardId, card } = await sold(ledger, cashFirst)
    const whole = returnOf(ticket)
    const returned = { ...whole, amount: minorUnits(4_000), tax: minorUnits(364) }
    await ledger.sell([], { returns: [returned], tenders: () => [card(-4_000)] })
    await ledger.send()
    expect(await balanceOf(giftCardId)).toBe(8_000)
  },
)

it('goods that went again after a card got some of their money are a task for a person', async () => {
  const ledger = await shop.openLedger()
  const { ticket, giftCardId, card } = await sold(ledger, false)
  const tenders = [inCash(-7_000), card(-1_000)]
  const { saleId } = await ledger.sell([], { returns: [returnOf(ticket)], tenders: () => tenders })
  await ledger.add({ type: 'ticket_voided', payload: { saleId, reason: 'wrong one' } })
  await ledger.send()
  expect(await balanceOf(giftCardId)).toBe(5_000)
  const raised = await shop.exceptionsOf(ledger)
  expect(raised.filter(({ kind }) => kind === 'return_unmatched')).toMatchObject([
    { saleId, details: { amount: 8_000, voided: true } },
  ])
})
