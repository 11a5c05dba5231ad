// @vitest-environment node
import 'fake-indexeddb/auto'
import { registerIdSchema } from '@counterflow/core'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { deviceRow } from '../../test/device-row'
import { closing, opening, sale, stamp } from '../../test/ledger-wishes'
import { cashier } from '../../test/test-till'
import { DeviceLedger } from './device-ledger'
import type { LedgerDatabase } from './ledger-database'
import { openLedger } from './open-ledger'
import { RegisterLedger } from './register-ledger'

let database: LedgerDatabase
let ledger: RegisterLedger
let other: RegisterLedger
let isFrozen: boolean
beforeEach(async () => {
  isFrozen = false
  database = await openLedger(Date.now())
  const { deviceId } = await deviceRow()
  const register = registerIdSchema.parse('01980003-0000-7000-8000-000000000001')
  const rules = {
    stamp,
    sign: async (hash: string) => `signed:${hash}`,
    isFrozen: () => isFrozen,
    onRecorded: () => {},
  }
  const opened = async () =>
    new RegisterLedger(
      database,
      await DeviceLedger.open(database, { deviceId, register, epoch: 1 }),
      deviceId,
      rules,
    )
  ledger = await opened()
  other = await opened()
})
afterEach(() => database.delete())

const outcomeOf = async (wish: Parameters<RegisterLedger['record']>[0]) =>
  (await ledger.record(wish, cashier.staffId)).kind

it('row 12: a device that was shut out ends what was begun, and begins nothing', async () => {
  expect(await outcomeOf(opening)).toBe('recorded')
  isFrozen = true
  // Somebody was paying, and a terminal may have charged them.
  expect(await outcomeOf(sale())).toBe('recorded')
  expect(await outcomeOf(closing)).toBe('recorded')
  expect(await ledger.record(opening, cashier.staffId)).toEqual({ kind: 'failed', why: 'frozen' })
})

it('row 2: says no only to what the database says no to, whatever is at hand', async () => {
  expect((await other.record(opening, cashier.staffId)).kind).toBe('recorded')
  // Nothing here knows of that shift yet.
  expect(ledger.view.read().head.seq).toBe(0)
  expect(await outcomeOf(sale())).toBe('recorded')
  expect(await outcomeOf(sale())).toBe('recorded')
  expect((await other.record(closing, cashier.staffId)).kind).toBe('recorded')
  // What is at hand here would still take a sale.
  expect(await outcomeOf(sale())).toBe('refused')
  expect((await database.events.toArray()).map(({ seq }) => seq)).toEqual([1, 2, 3, 4])
})
