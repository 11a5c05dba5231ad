import { type LedgerEvent, minorUnits, type ReceiptDocument, shiftIdSchema } from '@counterflow/core'
import { commands } from '@counterflow/receipts'
import { EmulatedUsbPrinter, PrinterEmulator } from '@counterflow/receipts/emulator'
import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sale } from '../../test/ledger-wishes'
import { cashier, renderInTill, testTill } from '../../test/test-till'
import { freshId } from '../till/fresh-id'
import { DevicePrinting } from './device-printing'
import { PrintTrouble } from './PrintTrouble'
import { connectionTo } from './printer-connections'

type SaleEvent = Extract<LedgerEvent, { type: 'ticket_completed' }>

let usb: EmulatedUsbPrinter
let printed: ReceiptDocument[]

beforeEach(() => {
  localStorage.clear()
  printed = []
  usb = new EmulatedUsbPrinter(new PrinterEmulator(576), null)
  Object.defineProperty(navigator, 'usb', {
    configurable: true,
    value: { getDevices: async () => (usb.isPulled ? [] : [usb]) },
  })
})
afterEach(() => Reflect.deleteProperty(navigator, 'usb'))

/** A till with a sale in its ledger and a printer at USB, of which only the drawing is not the real one. */
async function sold(whilePrinting: () => void = () => {}) {
  const till = testTill()
  const printing = new DevicePrinting(till.records, 'Counter 1', {
    connect: connectionTo,
    bytesOf: async (document) => {
      printed.push(document)
      return (function* () {
        yield commands.initialize
        whilePrinting()
        yield commands.feed(200)
        yield commands.cut
      })()
    },
    throughBrowser: async () => {},
  })
  const connection = {
    kind: 'usb',
    vendor: usb.vendorId,
    product: usb.productId,
    serialNumber: null,
  } as const
  printing.choose({ connection, paper: 80, drawer: null, cuts: true })
  await till.ledger.record(
    () => ({
      type: 'shift_opened',
      shiftId: freshId(shiftIdSchema),
      payload: { currency: 'KRW', float: minorUnits(0) },
    }),
    cashier.staffId,
  )
  await till.ledger.record(sale(), cashier.staffId)
  const event = till.recorded.find((one): one is SaleEvent => one.type === 'ticket_completed')
  if (event === undefined) throw new Error('Nothing was sold.')
  await renderInTill({ ...till, printing }, <PrintTrouble />)
  return { till, printing, event }
}

const marks = ({ blocks }: ReceiptDocument) => blocks.filter(({ kind }) => kind === 'mark')

describe('a printer at USB', () => {
  it('that vanishes in the midst of a receipt is told on the screen, and prints the same one again', async () => {
    let pulls = true
    const { till, printing, event } = await sold(() => {
      usb.isPulled = pulls
    })
    const wish = { kind: 'ticket', event, isCopy: false, isGift: false } as const
    expect(await printing.print(wish)).toBe('failed')
    expect(await screen.findByText(/went away while it was printing.*Tear off/)).toBeDefined()
    expect(till.recorded.map(({ type }) => type)).toEqual(['shift_opened', 'ticket_completed'])

    await userEvent.click(screen.getByRole('button', { name: 'Print again' }))
    expect(await screen.findByText(/is off or not connected/)).toBeDefined()

    pulls = false
    usb = new EmulatedUsbPrinter(new PrinterEmulator(576), null)
    await userEvent.click(screen.getByRole('button', { name: 'Print again' }))
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Print again' })).toBeNull())
    expect(usb.printer.papers).toHaveLength(1)
    // Nobody had a whole one: this is the first receipt, and no copy.
    expect(printed.flatMap(marks)).toEqual([])
    // Now somebody has: even who asks for the first one gets a copy.
    await printing.print(wish)
    expect(printed.at(-1)?.blocks[0]).toEqual({ kind: 'mark', text: 'COPY' })
  })

  it('that has no paper says so, and nothing is recorded for it', async () => {
    const { till, printing, event } = await sold()
    usb.printer.trouble = { hasNoPaper: true }
    expect(await printing.print({ kind: 'ticket', event, isCopy: false, isGift: false })).toBe('failed')
    expect(await screen.findByText(/has no paper/)).toBeDefined()
    expect([till.recorded.length, usb.printer.papers.length]).toEqual([2, 0])
    await userEvent.click(screen.getByRole('button', { name: 'Leave it' }))
    await waitFor(() => expect(screen.queryByText(/has no paper/)).toBeNull())
  })
})
