import { type GiftCardId, money } from '@counterflow/core'
import { eq, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type CommerceApplication, staffActor, startCommerce } from '../../../test/commerce-application.js'
import { failOnce } from '../../../test/fail-once.js'
import { giftCards } from './gift-card.table.js'
import { GiftCardChanges } from './gift-card-changes.js'
import { GiftCardCodes, type SendCode } from './gift-card-codes.js'
import { GiftCardCouriers, type GiftCardLetter, type GiftCardLetterOutcome } from './gift-card-couriers.js'
import { GiftCardDetail } from './gift-card-detail.js'
import { GiftCards } from './gift-cards.js'

let shop: CommerceApplication
let sent: GiftCardLetter[] = []
let carried: () => Promise<GiftCardLetterOutcome> = async () => 'sent'
beforeAll(async () => {
  shop = await startCommerce()
  shop.context.get(GiftCardCouriers).use({
    carry: async (letter) => {
      sent.push(letter)
      return carried()
    },
  })
})
afterAll(() => shop?.close())
beforeEach(() => {
  sent = []
  carried = async () => 'sent'
})

const won = (amount: number) => money(amount, 'KRW')
const asked = (idempotencyKey: string = uuidv7()) => ({ idempotencyKey, actor: staffActor })
const issue = () => shop.context.get(GiftCardChanges).issue({ amount: won(5_000) }, asked())
const forget = (id: GiftCardId) =>
  shop.database.update(giftCards).set({ sealedCode: null }).where(eq(giftCards.id, id))
const send = (id: GiftCardId, wish: Partial<SendCode> = {}, key?: string) =>
  shop.context.get(GiftCardCodes).send(id, { to: 'mina@example.com', replace: false, ...wish }, asked(key))
const balanceOf = async (code: string) =>
  (await shop.context.get(GiftCards).find(shop.database, code)).balance.amount
const entriesOf = async (id: GiftCardId) =>
  (await shop.context.get(GiftCardDetail).read(id)).entries.map(({ kind }) => kind)

describe('the code of a gift card', () => {
  it('is sent again, once for a request, to whoever is named', async () => {
    const { id, code } = await issue()
    await expect(send(id, { to: undefined })).rejects.toMatchObject({ type: 'gift-card-address-missing' })
    await send(id, {}, 'send/1')
    await send(id, {}, 'send/1')
    await Promise.all([send(id, {}, 'send/2'), send(id, {}, 'send/2')])
    const letter = { email: 'mina@example.com', code, balance: won(5_000) }
    expect(sent).toMatchObject([letter, letter])
    expect(await entriesOf(id)).toEqual(['code_sent', 'code_sent', 'issued'])
  })

  it('is a new one where nobody knows it, once its mail has left', async () => {
    const { id, code } = await issue()
    await forget(id)
    await expect(send(id)).rejects.toMatchObject({ type: 'gift-card-code-forgotten' })
    carried = async () => 'failed'
    await expect(send(id, { replace: true })).rejects.toMatchObject({ type: 'gift-card-mail-failed' })
    expect(await balanceOf(code)).toBe(5_000)
    carried = async () => 'sent'
    await send(id, { replace: true })
    const fresh = sent.at(-1)?.code ?? ''
    expect(fresh).not.toBe(code)
    expect(await balanceOf(fresh)).toBe(5_000)
    await expect(balanceOf(code)).rejects.toMatchObject({ type: 'unknown-gift-card' })
    expect(await entriesOf(id)).toEqual(['code_sent', 'issued'])
  })

  it('keeps nobody from the card while the mail server takes its time', async () => {
    const { id } = await issue()
    carried = async () => {
      await shop.database.execute(sql`select 1 from gift_cards where id = ${id} for update nowait`)
      return 'sent'
    }
    await send(id)
    expect(await entriesOf(id)).toEqual(['code_sent', 'issued'])
  })

  it('is sent once where writing that down gives way to others', async () => {
    const { id } = await issue()
    const entry = { deed: 'insert', table: 'gift_card_entries', when: "new.kind = 'code_sent'" }
    const mend = await failOnce(shop.database, { ...entry, code: '40P01' })
    await send(id).finally(mend)
    expect(sent).toHaveLength(1)
    expect(await entriesOf(id)).toEqual(['code_sent', 'issued'])
  })

  it('pays that was sent before a failure, once the same is asked again', async () => {
    const { id } = await issue()
    await forget(id)
    const key = uuidv7()
    const entry = { deed: 'insert', table: 'gift_card_entries', when: "new.kind = 'code_sent'" }
    const mend = await failOnce(shop.database, { ...entry, code: '23514' })
    await expect(send(id, { replace: true }, key).finally(mend)).rejects.toThrow()
    await send(id, { replace: true }, key)
    expect(new Set(sent.map(({ code }) => code)).size).toBe(1)
    expect(await balanceOf(sent[0]?.code ?? '')).toBe(5_000)
  })
})
