// @vitest-environment node
import 'fake-indexeddb/auto'
import {
  emptyHead,
  followChain,
  newRegister,
  record,
  registerFrom,
  registerIdSchema,
  saleIdSchema,
} from '@counterflow/core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { deviceRow } from '../../test/device-row'
import { closing, opening, sale, stamp } from '../../test/ledger-wishes'
import { freshId } from '../till/fresh-id'
import { DeviceLedger } from './device-ledger'
import type { LedgerDatabase } from './ledger-database'
import { openLedger } from './open-ledger'

const register = registerIdSchema.parse('01980003-0000-7000-8000-000000000001')
const sign = async (hash: string) => `signed:${hash}`
const place = { deviceId: '01980008-0000-7000-8000-000000000001', register, epoch: 1 }

/** The process died here; what the database holds is all that there is. */
class Killed extends Error {}

let database: LedgerDatabase
beforeEach(async () => {
  database = await openLedger(Date.now())
})
afterEach(() => database.delete())

const open = () => DeviceLedger.open(database, place)
const eventsOf = async () => (await database.events.toArray()).map(({ event }) => event)
const sell = (ledger: DeviceLedger, saleId = freshId(saleIdSchema)) =>
  record(ledger, sale(saleId), stamp, sign)

describe('row 4, a power cut right after a sale', () => {
  it('asks the browser to write events to the disk itself', () => {
    expect(Reflect.get(database, '_options')).toMatchObject({ chromeTransactionDurability: 'strict' })
  })

  /** Ends the process before the `nth` thing that `record` waits for; answers whether it came that far. */
  async function killedAt(
    nth: number,
    saleId: ReturnType<typeof freshId<typeof saleIdSchema>>,
  ): Promise<boolean> {
    const ledger = await open()
    let waits = 0
    const step = () => {
      waits += 1
      if (waits === nth) throw new Killed()
    }
    const dying = {
      read: async () => {
        step()
        const view = await ledger.read()
        step()
        return view
      },
      append: async (event: Parameters<DeviceLedger['append']>[0]) => {
        step()
        const outcome = await ledger.append(event)
        step()
        return outcome
      },
    }
    const dyingSign = async (hash: string) => {
      step()
      const signature = await sign(hash)
      step()
      return signature
    }
    try {
      await record(dying, sale(saleId), stamp, dyingSign)
      return false
    } catch (error) {
      if (!(error instanceof Killed)) throw error
      return true
    }
  }

  it('holds the sale whole or not at all, at whichever step the till dies, and once when it is rung up again', async () => {
    await record(await open(), opening, stamp, sign)
    let kills = 0
    for (let nth = 1; ; nth += 1) {
      const saleId = freshId(saleIdSchema)
      const wasKilled = await killedAt(nth, saleId)
      if (!wasKilled) break
      kills += 1
      // Another start of the till; the cashier rings the same ticket up again.
      const ledger = await open()
      const known = ledger.view.read().state.tickets.has(saleId)
      const again = await sell(ledger, saleId)
      expect(again.kind).toBe(known ? 'refused' : 'recorded')
      const sold = (await eventsOf()).filter(
        (event) => event.type === 'ticket_completed' && event.payload.ticket.saleId === saleId,
      )
      expect(sold).toHaveLength(1)
    }
    // Before and after reading, signing and writing.
    expect(kills).toBe(6)
    const events = await eventsOf()
    expect(followChain(events, emptyHead(register, 1)).breach).toBeUndefined()
  })

  it('gives back nothing of an event when writing it fails', async () => {
    const ledger = await open()
    await record(ledger, opening, stamp, sign)
    const put = database.checkpoints.put
    database.checkpoints.put = () => {
      throw new Error('QuotaExceededError')
    }
    await record(ledger, closing, stamp, sign)
    await expect(record(ledger, opening, stamp, sign)).rejects.toThrow('Quota')
    database.checkpoints.put = put
    expect(await eventsOf()).toHaveLength(2)
    expect(ledger.view.read().state.shift?.isOpen).toBe(false)
    expect((await record(ledger, opening, stamp, sign)).kind).toBe('recorded')
  })
})

describe('row 2, two tabs', () => {
  it('both record: each event has its own place, and what one sold the other knows', async () => {
    const [left, right] = [await open(), await open()]
    await record(left, opening, stamp, sign)
    const saleId = freshId(saleIdSchema)
    const outcomes = await Promise.all([sell(left, saleId), sell(right, saleId), sell(right), sell(left)])
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['recorded', 'recorded', 'recorded', 'refused'])
    const events = await eventsOf()
    expect(events.map(({ seq }) => seq)).toEqual([1, 2, 3, 4])
    expect(followChain(events, emptyHead(register, 1)).breach).toBeUndefined()
    const next = await sell(left)
    expect(next).toMatchObject({
      kind: 'recorded',
      event: { payload: { ticket: { receiptNumber: 'SEOUL-A1-1-000004' } } },
    })
  })
})

describe('row 3, storage that is cleared under an open till', () => {
  it('records nothing any more: nobody would ever send it', async () => {
    const ledger = await open()
    for (const wish of [opening, sale()]) await record(ledger, wish, stamp, sign)
    await database.events.clear()
    await expect(sell(ledger)).rejects.toThrow()
    expect(await eventsOf()).toEqual([])
  })
})

describe('row 5, what is paid stays paid', () => {
  it('derives everything from the events: a start knows what the running till knew', async () => {
    const ledger = await open()
    for (const wish of [opening, sale(), closing, opening, sale(), sale()])
      await record(ledger, wish, stamp, sign)
    const started = await open()
    expect(started.view.read()).toEqual(ledger.view.read())
    expect(started.view.read().state).toEqual(registerFrom(await eventsOf()))
    expect((await database.checkpoints.get(place.deviceId))?.state.seq).toBe(4)
  })

  it('keeps a row that cannot be read, goes on after it, and says so', async () => {
    const ledger = await open()
    for (const wish of [opening, sale(), sale()]) await record(ledger, wish, stamp, sign)
    const row = await database.events.get([place.deviceId, 2])
    await database.events.put(JSON.parse(JSON.stringify({ ...row, event: { ...row?.event, payload: null } })))
    const started = await open()
    expect(started.unreadable.read()).toEqual([2])
    expect(started.view.read().head).toEqual(ledger.view.read().head)
    expect((await sell(started)).kind).toBe('recorded')
    expect(await database.events.count()).toBe(4)
  })
})

describe('rows 16 and 17, a shift without a network', () => {
  it('is opened, sold in and closed by events alone, with its own places in the ledger', async () => {
    await database.devices.add(await deviceRow())
    const ledger = await open()
    expect(ledger.view.read().state).toEqual(newRegister)
    for (const wish of [opening, sale(), closing]) await record(ledger, wish, stamp, sign)
    const events = await eventsOf()
    expect(events.map(({ type }) => type)).toEqual(['shift_opened', 'ticket_completed', 'shift_closed'])
    expect(new Set(events.map(({ shiftId }) => shiftId)).size).toBe(1)
    expect(await sell(ledger)).toMatchObject({ kind: 'refused', refusal: { why: 'no_open_shift' } })
  })
})
