import 'fake-indexeddb/auto'
import { minorUnits, shiftIdSchema, type TillProduct } from '@counterflow/core'
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Link,
  RouterProvider,
} from '@tanstack/react-router'
import { act, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import Dexie from 'dexie'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { goods } from '../../test/test-goods'
import { cashier, renderInTill, signIn, type TestTill, testTill } from '../../test/test-till'
import { PayPage } from '../paying/PayPage'
import { TicketsPage } from '../returns/TicketsPage'
import { freshId } from '../till/fresh-id'
import { SellPage } from './SellPage'
import { ScanListener } from './scanning/ScanListener'
import { sellingOf } from './selling'

let till: TestTill
beforeEach(async () => {
  await Dexie.delete('counterflow-desk')
  till = testTill({ products: [goods(1, 'Blue mug'), goods(2, 'Cup', { price: minorUnits(3_000) })] })
  await signIn(till)
  const shiftId = freshId(shiftIdSchema)
  await till.ledger.record(
    () => ({ type: 'shift_opened', shiftId, payload: { currency: 'KRW', float: minorUnits(0) } }),
    cashier.staffId,
  )
  await open()
})
afterEach(() => sellingOf(till).desk.storage.close())

async function open() {
  const root = createRootRoute()
  const page = (path: string, component: () => React.ReactNode) =>
    createRoute({
      getParentRoute: () => root,
      path,
      component: () => (
        <>
          <ScanListener />
          <Link to={'/tickets' as string}>Tickets</Link>
          {component()}
        </>
      ),
    })
  const router = createRouter({
    routeTree: root.addChildren([
      page('/sell', () => <SellPage />),
      page('/pay', () => <PayPage />),
      page('/tickets', () => <TicketsPage />),
    ]),
    history: createMemoryHistory({ initialEntries: ['/sell'] }),
  })
  await renderInTill(till, <RouterProvider router={router as never} />)
  await screen.findByRole('button', { name: /Blue mug/ }, { timeout: 15_000 })
  await screen.findByRole('complementary', { name: 'Cart' }, { timeout: 15_000 })
}

/** As a scanner does it: keys in a few milliseconds, whatever has the focus, and with a Korean keyboard. */
function scan(code: string) {
  const target = document.activeElement ?? document.body
  const press = (physical: string, at: number) => {
    const event = new KeyboardEvent('keydown', {
      code: physical,
      key: 'Process',
      bubbles: true,
      cancelable: true,
    })
    Object.defineProperty(event, 'timeStamp', { value: at })
    const isFree = target.dispatchEvent(event)
    if (isFree && /^Digit/.test(physical) && target instanceof HTMLInputElement)
      type(target, physical.slice(-1))
  }
  const start = performance.now() + 10_000
  act(() => {
    for (const [index, figure] of [...code].entries()) press(`Digit${figure}`, start + index * 5)
    press('Enter', start + code.length * 5)
  })
}

function type(field: HTMLInputElement, text: string) {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, field.value + text)
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

describe('the screen of a till', () => {
  it('takes a scan from any field, leaves nothing of it there, and sells', async () => {
    const search = screen.getByRole('searchbox')
    act(() => search.focus())
    scan('4006381333932')
    const cart = screen.getByRole('complementary', { name: 'Cart' })
    expect(await within(cart).findByText('Cup')).toBeTruthy()
    expect(search).toHaveProperty('value', '')
    await userEvent.click(within(cart).getByRole('button', { name: /1 of Cup/ }))
    const quantity = await screen.findByRole('textbox', { name: 'Quantity' })
    act(() => quantity.focus())
    scan('4006381333932')
    expect(await within(cart).findByRole('button', { name: /2 of Cup/ })).toBeTruthy()
  })

  it('draws nothing anew that a scan, or the stock of something else, has not changed', async () => {
    let drawn = 0
    const mug = goods(1, 'Blue mug')
    const { title } = mug
    Object.defineProperty(mug, 'title', {
      get: () => {
        drawn += 1
        return title
      },
    })
    const arrive = async (...contents: TillProduct[]) => {
      await act(async () => {
        till.shelves.put(
          contents.map((content) => ({ kind: 'product', id: content.productId, version: 2, content })),
        )
        till.shelves.publish(['product'])
      })
    }
    await arrive(mug)
    scan('4006381333931')
    const cart = screen.getByRole('complementary', { name: 'Cart' })
    await within(cart).findByRole('button', { name: /1 of Blue mug/ })
    // What was just added is marked, and what was marked before is not any more.
    scan('4006381333932')
    await within(cart).findByRole('button', { name: /1 of Cup/ })
    const before = drawn
    expect(before).toBeGreaterThan(0)
    scan('4006381333932')
    await within(cart).findByRole('button', { name: /2 of Cup/ })
    await arrive(goods(2, 'Larger cup'))
    await screen.findByRole('button', { name: /Larger cup/ })
    expect(drawn).toBe(before)
  })

  it('offers to sell what nobody knows', async () => {
    scan('99999999')
    expect(await screen.findByRole('region', { name: 'Custom item' })).toBeTruthy()
    expect(screen.getAllByText(/99999999/).length).toBeGreaterThan(0)
  })

  it('leads back to the goods by Esc wherever the focus is, but not in the middle of a syllable', async () => {
    const pressEscape = (init: KeyboardEventInit = {}) =>
      act(() => {
        const target = document.activeElement ?? document.body
        target.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, ...init }))
      })
    const openSheet = async () => {
      await userEvent.keyboard('?')
      return await screen.findByRole('region', { name: /[Kk]eys/ })
    }
    await openSheet()
    act(() => (document.activeElement as HTMLElement | null)?.blur())
    pressEscape()
    expect(await screen.findByRole('searchbox')).toBeTruthy()
    await openSheet()
    act(() => screen.getByRole('link', { name: 'Tickets' }).focus())
    pressEscape({ isComposing: true })
    expect(screen.queryByRole('searchbox')).toBeNull()
    const dialog = document.body.appendChild(document.createElement('div'))
    dialog.setAttribute('aria-modal', 'true')
    pressEscape()
    expect(screen.queryByRole('searchbox')).toBeNull()
    dialog.remove()
    pressEscape()
    expect(await screen.findByRole('searchbox')).toBeTruthy()
  })

  it('row 12: sells nothing new once it is shut out, and says what to do', async () => {
    scan('4006381333932')
    await screen.findByRole('button', { name: /1 of Cup/ })
    act(() => till.sync.state.set({ ...till.sync.state.read(), isFrozen: true, pending: 2 }))
    expect(await screen.findByRole('heading', { name: 'This device is no longer the register' })).toBeTruthy()
    expect(screen.getByText('2 entries have not reached the shop yet.')).toBeTruthy()
    for (const name of ['Close the shift', 'Export the ledger', 'Enter a new code'])
      expect(screen.getByRole('button', { name })).toBeTruthy()
    const before = till.recorded.length
    await userEvent.keyboard('{F9}{F10}')
    expect(screen.getByRole('heading', { name: 'This device is no longer the register' })).toBeTruthy()
    expect(till.recorded).toHaveLength(before)
  })

  it('sells for cash in three taps, tells the change, and takes a piece back', async () => {
    const user = userEvent.setup()
    await user.click(screen.getByRole('button', { name: /Blue mug/ }))
    await user.click(await screen.findByRole('button', { name: /^Pay\s*₩/ }))
    await user.click(await screen.findByRole('button', { name: '₩50,000' }))
    expect(await screen.findByText('₩38,000')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'New sale' }))
    await screen.findByRole('button', { name: /Blue mug/ })
    await user.click(screen.getByRole('link', { name: 'Tickets' }))
    await user.click(await screen.findByRole('button', { name: /SEOUL-A1-1-000001/ }))
    await user.click(await screen.findByRole('button', { name: 'Return' }))
    await user.click(await screen.findByRole('button', { name: 'One more of Blue mug' }))
    await user.click(screen.getByText('Faulty'))
    await user.click(screen.getByRole('button', { name: 'Add to the cart' }))
    await user.click(await screen.findByRole('button', { name: /^Give back/ }))
    await user.click(await screen.findByRole('button', { name: '₩12,000 back: Cash' }))
    await screen.findByText('Give back in cash')
    expect(till.recorded.at(-1)).toMatchObject({
      payload: { ticket: { total: -12_000, returns: [{ restock: true, reason: 'Faulty' }] } },
    })
    expect(till.ledger.view.read().state.shift?.cash).toBe(0)
  })
})
