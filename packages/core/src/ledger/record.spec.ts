import { expect, it } from 'vitest'
import { ledgerEventIdSchema, registerIdSchema, shiftIdSchema, staffIdSchema } from '../identifier/id.js'
import { findUnstorable } from '../json/unstorable.js'
import { minorUnits } from '../money/money.js'
import { emptyHead, hashOf } from './chain.js'
import type { LedgerWish } from './decide.js'
import type { LedgerEvent } from './ledger-event.js'
import { type LedgerStorage, type LedgerView, record } from './record.js'
import { afterEvent, newRegister } from './register-state.js'

const uuid = (number: number) => `01980000-0000-7000-8000-${`${number}`.padStart(12, '0')}`
const shiftId = shiftIdSchema.parse(uuid(1))

/** A ledger in memory, and what records in it. */
function openTill() {
  let view: LedgerView = { head: emptyHead(registerIdSchema.parse(uuid(2)), 1), state: newRegister }
  let events = 0
  const storage: LedgerStorage = {
    read: async () => view,
    append: async (event) => {
      view = { head: event, state: afterEvent(view.state, event) }
      return 'appended'
    },
  }
  const stamp = () => {
    events += 1
    return {
      id: ledgerEventIdSchema.parse(uuid(100 + events)),
      staffId: staffIdSchema.parse(uuid(3)),
      approvedBy: null,
      deviceTime: '2026-11-23T08:00:00.000Z',
      monoMs: events,
      serverOffset: null,
      catalogVer: null,
      taxVer: null,
      coreVer: 1,
    }
  }
  return async (wish: LedgerWish): Promise<LedgerEvent> => {
    const recording = await record(
      storage,
      () => wish,
      stamp,
      async (hash) => `signed ${hash}`,
    )
    if (recording.kind === 'refused') throw new Error(recording.refusal.why)
    return recording.event
  }
}

it('records no text that a server could not store: neither sealed nor signed', async () => {
  const recorded = openTill()
  await recorded({ type: 'shift_opened', shiftId, payload: { currency: 'KRW', float: minorUnits(0) } })
  const reason = 'Change for \ud83d, and \0'
  const event = await recorded({ type: 'drawer_opened', shiftId, payload: { reason } })
  expect(event.payload).toEqual({ reason: 'Change for \ufffd, and \ufffd' })
  expect(findUnstorable(event)).toEqual([])
  expect(event).toMatchObject({ seq: 2, hash: hashOf(event), signature: `signed ${hashOf(event)}` })
})
