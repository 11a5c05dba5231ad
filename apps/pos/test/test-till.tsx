import {
  afterEvent,
  emptyHead,
  headAfter,
  type LedgerEvent,
  type LedgerView,
  ledgerEventIdSchema,
  ledgerRulesVersion,
  minorUnits,
  newRegister,
  record,
  registerIdSchema,
  type StaffId,
  staffIdSchema,
  type TillProduct,
  type TillSettings,
  type TillStaff,
  usualTillPolicy,
} from '@counterflow/core'
import { createTranslation } from '@counterflow/i18n'
import { AppProviders } from '@counterflow/ui'
import { render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { noPrinter } from '../src/printing/no-printer'
import { RecordShelves } from '../src/records/record-shelves'
import { PinGuard } from '../src/session/pin-guard'
import { StaffSession } from '../src/session/staff-session'
import { freshId } from '../src/till/fresh-id'
import { Kept } from '../src/till/live'
import { TillContext } from '../src/till/TillContext'
import type { Till } from '../src/till/till'
import type { SyncState } from '../src/till/till-sync'

/** A shop in Seoul that sells in won, tax included. */
export const settings: TillSettings = {
  shopName: 'Moon Mugs',
  address: ['12 Eulji-ro', 'Seoul'],
  phone: null,
  taxNumber: null,
  currency: 'KRW',
  timeZone: 'Asia/Seoul',
  language: 'en',
  taxes: [{ from: '2020-01-01T00:00:00Z', ratesBasisPoints: [1_000], names: ['VAT'], included: true }],
  smallestCoin: 10,
  denominations: [50_000, 10_000, 5_000, 1_000, 500, 100, 50, 10].map((value) => minorUnits(value)),
  paymentMethods: [],
  cardProviders: [{ key: 'terminal', name: 'Card terminal' }],
  policies: { agent: usualTillPolicy },
  blindCount: false,
  mostCashDifference: minorUnits(1_000),
  mostSnapshotHours: 72,
  keepDays: 30,
  receiptFooter: null,
  lockMinutes: 5,
}

const pin = { salt: '', iterations: 1, verifier: '' }

/** Sells, and may not do everything. In specs, everybody's PIN is 2468. */
export const cashier: TillStaff = {
  staffId: staffIdSchema.parse('01980006-0000-7000-8000-000000000001'),
  name: 'Kim Dana',
  language: 'en',
  role: 'agent',
  manages: false,
  pin,
}

/** May do everything. */
export const manager: TillStaff = {
  ...cashier,
  staffId: staffIdSchema.parse('01980006-0000-7000-8000-000000000002'),
  name: 'Sato Misaki',
  role: 'owner',
  manages: true,
}

const register = registerIdSchema.parse('01980003-0000-7000-8000-000000000001')

/** What a test till holds besides what every till does. */
export interface TestTill extends Till {
  readonly recorded: readonly LedgerEvent[]
  readonly sync: { readonly state: Kept<SyncState>; now(): Promise<void> }
  readonly shelves: RecordShelves
}

/** A till in memory with a real session and the real rules of the ledger; nobody has typed a PIN yet. */
export function testTill(
  shop: { products?: readonly TillProduct[]; settings?: Partial<TillSettings> } = {},
): TestTill {
  const shelves = new RecordShelves()
  const version = 1
  shelves.put([
    { kind: 'settings', id: 'settings', version, content: { ...settings, ...shop.settings } },
    ...[cashier, manager].map((content) => ({
      kind: 'staff' as const,
      id: content.staffId,
      version,
      content,
    })),
    ...(shop.products ?? []).map((content) => ({
      kind: 'product' as const,
      id: content.productId,
      version,
      content,
    })),
  ])
  shelves.publish(['settings', 'staff', 'product', 'customer', 'discount'])
  const recorded: LedgerEvent[] = []
  const view = new Kept<LedgerView>({ head: emptyHead(register, 1), state: newRegister })
  const storage = {
    read: async () => view.read(),
    append: async (event: LedgerEvent) => {
      recorded.push(event)
      view.set({ head: headAfter(event), state: afterEvent(view.read().state, event) })
      return 'appended' as const
    },
  }
  const stamp = (staffId: StaffId, approvedBy: StaffId | null) => ({
    id: freshId(ledgerEventIdSchema),
    staffId,
    approvedBy,
    deviceTime: new Date().toISOString(),
    monoMs: Math.round(performance.now()),
    serverOffset: 0,
    catalogVer: '1',
    taxVer: '2020-01-01T00:00:00Z',
    coreVer: ledgerRulesVersion,
  })
  const newestFirst = () => recorded.toReversed()
  const failures = new Map<string, { count: number; at: number }>()
  const guard = new PinGuard(
    async (_, typed) => typed === '2468',
    {
      read: async (staffId) => failures.get(staffId),
      write: async (staffId, failure) => {
        if (failure === undefined) failures.delete(staffId)
        else failures.set(staffId, failure)
      },
    },
    Date.now,
  )
  return {
    recorded,
    shelves,
    device: {
      deviceId: '01980008-0000-7000-8000-000000000001',
      register: { id: register, name: 'Counter 1', code: 'A1' },
      location: { id: '01980009-0000-7000-8000-000000000001', name: 'Seoul', code: 'SEOUL' },
      epoch: 1,
    },
    ledger: {
      view,
      record: (wishAfter, staffId, approvedBy = null) =>
        record(
          storage,
          wishAfter,
          () => stamp(staffId, approvedBy),
          async (hash) => `signed:${hash}`,
        ),
      events: async ({ types, before = Number.MAX_SAFE_INTEGER, most }) =>
        newestFirst()
          .filter(({ type, seq }) => seq < before && (types?.includes(type) ?? true))
          .slice(0, most),
      ofShift: async (shiftId) => recorded.filter((event) => event.shiftId === shiftId),
      ofSale: async (saleId) =>
        recorded.filter(
          ({ payload }) =>
            ('saleId' in payload && payload.saleId === saleId) ||
            ('ticket' in payload && payload.ticket.saleId === saleId),
        ),
      byReceiptNumber: async (receiptNumber) =>
        recorded.find(({ payload }) => 'ticket' in payload && payload.ticket.receiptNumber === receiptNumber),
    },
    records: {
      ...shelves,
      snapshot: new Kept({ version: 1, at: new Date().toISOString() }),
      product: (id) => shelves.products.read()?.get(id),
      readRest: async () => {},
      discount: (code) => shelves.discounts.read().get(code.trim().toUpperCase()),
    },
    session: new StaffSession(shelves, guard),
    sync: {
      state: new Kept<SyncState>({
        reached: 'yes',
        isRunning: false,
        pending: 0,
        parked: 0,
        isFrozen: false,
        syncedAt: Date.now(),
        trouble: null,
        clockOffset: 0,
        offeredVersion: null,
      }),
      now: async () => {},
    },
    server: { ask: async () => ({ kind: 'offline' }) },
    printing: noPrinter(),
    health: { unreadable: new Kept([]), exportLedger: async () => new Blob([]), enrolAgain: () => {} },
    updates: {
      isWaiting: new Kept(false),
      isHeldBack: new Kept(false),
      holdBack: () => () => {},
      activate: () => {},
    },
  }
}

/** Somebody types their PIN. */
export async function signIn(till: Till, staff: TillStaff = cashier): Promise<void> {
  await till.session.enter(staff.staffId, '2468')
}

/** Draws part of a till, in English. */
export async function renderInTill(till: Till, children: ReactNode): Promise<void> {
  const translation = await createTranslation('en')
  render(
    <AppProviders translation={translation} environment="test">
      <TillContext value={till}>{children}</TillContext>
    </AppProviders>,
  )
}
