import { minorUnits } from '@counterflow/core'
import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { sale } from '../../test/ledger-wishes'
import { cashier, manager, renderInTill, signIn, type TestTill, testTill } from '../../test/test-till'
import { ApprovalDialog } from '../session/ApprovalDialog'
import { ShiftPage } from './ShiftPage'

beforeEach(() => {
  const storage = { persisted: async () => true, estimate: async () => ({ quota: 1e10, usage: 1 }) }
  Object.defineProperty(navigator, 'storage', { configurable: true, value: storage })
})

const draw = async (till: TestTill, staff = manager) => {
  await signIn(till, staff)
  await renderInTill(
    till,
    <>
      <ApprovalDialog />
      <ShiftPage />
    </>,
  )
}
const press = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }))
const typesOf = (till: TestTill) => till.recorded.map(({ type }) => type)
const type = (label: string, amount: string) => userEvent.type(screen.getByLabelText(label), amount)

/** Opens a shift with 50,000 won. */
async function opened(till: TestTill) {
  await waitFor(() =>
    expect(screen.getByRole('button', { name: 'Open the shift' })).toHaveProperty('disabled', false),
  )
  await type('Change in the drawer', '5')
  await press('0')
  await press('00')
  await press('0')
  await press('Open the shift')
  await screen.findByRole('button', { name: 'Close the shift' })
  expect(till.ledger.view.read().state.shift).toMatchObject({ float: 50_000, isOpen: true })
}

describe('rows 16 and 17, the shift on the screen', () => {
  it('is opened, counted and closed without a network, and says what is still to be sent', async () => {
    const till = testTill()
    await draw(till)
    await opened(till)
    await till.ledger.record(sale(), manager.staffId)
    await press('Close the shift')
    await userEvent.click(screen.getByText('Sum only'))
    await type('Counted', '62000')
    await screen.findByText('As expected')
    till.sync.state.set({ ...till.sync.state.read(), pending: 4, reached: 'no' })
    await press('Close now')
    await screen.findByText(/4 entries have not reached the server yet/)
    expect(typesOf(till)).toEqual(['shift_opened', 'ticket_completed', 'drawer_counted', 'shift_closed'])
    expect(till.recorded.at(-1)?.payload).toEqual({ counted: 62_000, expected: 62_000, note: null })
    await press('Done')
    await screen.findByRole('button', { name: 'Open the shift' })
  })

  it('asks for a note where the drawer differs by more than the shop allows', async () => {
    const till = testTill()
    await draw(till)
    await opened(till)
    await press('Close the shift')
    await userEvent.click(screen.getByText('Sum only'))
    await type('Counted', '48000')
    await press('Close now')
    await screen.findByText('The count differs by more than the shop allows')
    expect(typesOf(till)).toEqual(['shift_opened'])
    await userEvent.type(screen.getByLabelText('Note'), 'A note was torn.')
    await press('Close now')
    await screen.findByText('The shift is closed')
    expect(till.recorded.at(-1)?.payload).toEqual({
      counted: 48_000,
      expected: 50_000,
      note: 'A note was torn.',
    })
  })

  it('counts blindly who may not see what should be there', async () => {
    const till = testTill()
    await draw(till, cashier)
    await opened(till)
    expect(screen.queryByText('Should be in the drawer')).toBeNull()
    await press('Close the shift')
    await press(/One ₩50,000 more/)
    expect(screen.queryByText('As expected')).toBeNull()
    await press('Close now')
    await screen.findByText('The shift is closed')
    expect(till.recorded.at(-2)?.payload).toEqual({
      blind: true,
      pieces: [{ value: 50_000, pieces: 1 }],
      counted: 50_000,
    })
    expect(screen.queryByText('Difference')).toBeNull()
  })

  it('says why it takes no more out than there is, and opens the drawer only with approval', async () => {
    const till = testTill()
    const openDrawer = vi.spyOn(till.printing, 'openDrawer')
    await draw(till, cashier)
    await opened(till)
    openDrawer.mockClear()
    await press('Take cash out')
    await type('Amount', '60000')
    await userEvent.type(screen.getByLabelText('Why?'), 'Parcels')
    await press('Record')
    await screen.findByText('There is less in the drawer: ₩50,000.')
    expect(openDrawer).not.toHaveBeenCalled()
    await press('Close')
    await press('Open the drawer')
    await userEvent.type(await screen.findByLabelText('Why?'), 'Changed a note')
    const dialog = screen.getAllByRole('dialog').at(-1)
    const confirm = dialog?.querySelector<HTMLButtonElement>('button[data-block], .mantine-Button-root')
    if (confirm) await userEvent.click(confirm)
    await screen.findByText('A manager must approve this here.')
    expect(openDrawer).not.toHaveBeenCalled()
    expect(await till.session.approve(manager.staffId, '2468')).toEqual({ kind: 'right' })
    await screen.findByText(/open it with its key/)
    expect(openDrawer).toHaveBeenCalledTimes(1)
    expect(till.recorded.at(-1)).toMatchObject({ type: 'drawer_opened', approvedBy: manager.staffId })
  })

  it('is not opened with prices that are too old', async () => {
    const till = testTill({ settings: { mostSnapshotHours: 1, mostCashDifference: minorUnits(0) } })
    const old = { version: 1, at: new Date(Date.now() - 2 * 3_600_000).toISOString() }
    const { records } = till
    Object.assign(records, { snapshot: { read: () => old, follow: () => () => {} } })
    await draw(till)
    await screen.findByText('The prices are too old')
    expect(screen.getByRole('button', { name: 'Open the shift' })).toHaveProperty('disabled', true)
  })
})
