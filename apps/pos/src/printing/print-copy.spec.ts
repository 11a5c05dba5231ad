import { type LedgerEvent, minorUnits, shiftIdSchema, usualTillPolicy } from '@counterflow/core'
import { describe, expect, it } from 'vitest'
import { sale } from '../../test/ledger-wishes'
import { cashier, settings, signIn, testTill } from '../../test/test-till'
import { freshId } from '../till/fresh-id'
import type { Till } from '../till/till'
import { printCopy } from './print-copy'
import type { Printable } from './printing-port'

type SaleEvent = Extract<LedgerEvent, { type: 'ticket_completed' }>

async function sold(policies = settings.policies) {
  const till = testTill({ settings: { policies } })
  await signIn(till)
  const payload = { currency: 'KRW', float: minorUnits(0) } as const
  await till.ledger.record(
    () => ({ type: 'shift_opened', shiftId: freshId(shiftIdSchema), payload }),
    cashier.staffId,
  )
  await till.ledger.record(sale(), cashier.staffId)
  const event = till.recorded.find((one): one is SaleEvent => one.type === 'ticket_completed')
  if (event === undefined) throw new Error('Nothing was sold.')
  const printed: { readonly what: Printable; readonly after: string | undefined }[] = []
  const printing: Till['printing'] = {
    ...till.printing,
    print: async (what) => {
      printed.push({ what, after: till.recorded.at(-1)?.type })
      return 'printed'
    },
  }
  return { till: { ...till, printing }, event, printed }
}

describe('a copy of a receipt', () => {
  it('is recorded before it is printed, and says that it is one', async () => {
    const { till, event, printed } = await sold()
    expect(await printCopy(till, cashier.staffId, event)).toBe('printed')
    expect(printed).toEqual([
      { what: { kind: 'ticket', event, isCopy: true, isGift: false }, after: 'receipt_reprinted' },
    ])
  })

  it('is not printed for whom it is denied', async () => {
    const actions = { ...usualTillPolicy.actions, reprint_receipt: 'denied' } as const
    const { till, event, printed } = await sold({ agent: { ...usualTillPolicy, actions } })
    const asking = printCopy(till, cashier.staffId, event)
    till.session.decline()
    expect(await asking).toBe('denied')
    expect([printed, till.recorded.at(-1)?.type]).toEqual([[], 'ticket_completed'])
  })
})
