import { hashOf } from '@counterflow/core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type LedgerShop, startLedgerShop } from '../../../test/ledger-shop.js'

let shop: LedgerShop
beforeAll(async () => {
  shop = await startLedgerShop()
})
afterAll(() => shop?.shop.close())

it.each([
  ['half of a character', 'Half a smile \ud83d', 'Half a smile \ufffd'],
  ['the character U+0000', 'Nothing \0', 'Nothing \ufffd'],
])(
  'row 6: a sale with %s in a text is entered without it, and what follows it as well',
  async (_, title, told) => {
    const ledger = await shop.openLedger()
    const first = await ledger.sell([{ ...shop.thing(0), title }])
    const second = await ledger.sell([shop.thing(1)])
    for (const _ of [1, 2]) expect(await ledger.send()).toMatchObject({ contiguous: 3, parked: [] })
    expect(await shop.ask(`/api/v1/orders/${first.saleId}`)).toMatchObject({
      snapshot: { lines: [{ title: told }] },
    })
    expect(await shop.orderOf(second)).toBeDefined()
    expect(await shop.kindsOf(ledger)).toEqual([])
    expect(await shop.completenessOf(ledger)).toMatchObject({ complete: true })
  },
)

it('row 6: an entry of a newer till with such texts is kept for a person, and holds up no other', async () => {
  const ledger = await shop.openLedger()
  const drawerOpened = { type: 'drawer_opened', payload: { reason: 'Change' } } as const
  const { signature: _, ...known } = await ledger.sealed(drawerOpened)
  const unsigned = { ...known, type: 'drawer\ud83d', 'name\0': '\ud83d' }
  const hash = hashOf(unsigned)
  const newer = { ...unsigned, hash, signature: await ledger.till.sign(hash) }
  const after = await ledger.sealed(drawerOpened, { ...ledger.head, seq: known.seq, hash })
  for (const _ of [1, 2])
    expect(await ledger.send([...ledger.events, newer, after])).toMatchObject({ contiguous: 3, parked: [] })
  expect(await shop.kindsOf(ledger)).toEqual(['parked'])
})
