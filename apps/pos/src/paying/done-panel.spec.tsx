import 'fake-indexeddb/auto'
import { type LedgerEvent, minorUnits, shiftIdSchema } from '@counterflow/core'
import { commands } from '@counterflow/receipts'
import { EmulatedConnection, PrinterEmulator } from '@counterflow/receipts/emulator'
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { sale } from '../../test/ledger-wishes'
import { manager, renderInTill, signIn, testTill } from '../../test/test-till'
import { DevicePrinting } from '../printing/device-printing'
import { PrintTrouble } from '../printing/PrintTrouble'
import { sellingOf } from '../selling/selling'
import { freshId } from '../till/fresh-id'
import { DonePanel } from './DonePanel'

type SaleEvent = Extract<LedgerEvent, { type: 'ticket_completed' }>

it('a receipt that came out at the second try is out: what is printed after it is a copy, and is recorded', async () => {
  localStorage.clear()
  let connection = new EmulatedConnection(new PrinterEmulator(384))
  const known = testTill()
  const printing = new DevicePrinting(known.records, 'Counter 1', {
    connect: () => connection,
    bytesOf: async () => [commands.initialize, commands.feed(40), commands.cut],
    throughBrowser: async () => {},
  })
  const till = { ...known, printing }
  await signIn(till, manager)
  const shiftId = freshId(shiftIdSchema)
  await till.ledger.record(
    () => ({ type: 'shift_opened', shiftId, payload: { currency: 'KRW', float: minorUnits(0) } }),
    manager.staffId,
  )
  await till.ledger.record(sale(), manager.staffId)
  const event = till.recorded.find((one): one is SaleEvent => one.type === 'ticket_completed')
  if (event === undefined) throw new Error('Nothing was sold.')
  const usual = { kind: 'agent', url: 'http://127.0.0.1:17717', token: 'x', printer: 'till' } as const
  printing.choose({ connection: usual, paper: 58, drawer: null, cuts: true })
  await printing.openDrawer()
  connection.bytesLeft = 12
  const selling = sellingOf(till)
  selling.printed.set(await printing.print({ kind: 'ticket', event, isCopy: false, isGift: false }))
  const root = createRootRoute({
    component: () => (
      <>
        <PrintTrouble />
        <DonePanel event={event} />
      </>
    ),
  })
  const router = createRouter({
    routeTree: root,
    history: createMemoryHistory({ initialEntries: ['/'] }),
  })
  await renderInTill(till, <RouterProvider router={router as never} />)
  expect(await screen.findByText(/The receipt was not printed/)).toBeDefined()

  connection = new EmulatedConnection(new PrinterEmulator(384))
  await userEvent.click(screen.getByRole('button', { name: 'Print again' }))
  await waitFor(() => expect(screen.queryByText(/The receipt was not printed/)).toBeNull())
  await userEvent.click(screen.getByRole('button', { name: 'Print a copy' }))
  await waitFor(() => expect(till.recorded.at(-1)?.type).toBe('receipt_reprinted'))
  selling.desk.storage.close()
})
