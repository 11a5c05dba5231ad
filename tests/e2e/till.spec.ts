import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { z } from 'zod'
import { enrol, keepStorage, type Office, openShift, sellForCash, signIn } from './enrolled-till.js'
import { Hand } from './hand.js'
import type { RunningShop } from './running-shop.js'
import { startTillInShop, type TillInShop } from './till-in-shop.js'

const orderList = z.object({
  items: z.array(z.object({ channel: z.string(), total: z.object({ amount: z.number() }) })),
})
const shiftList = z.object({
  items: z.array(z.object({ difference: z.number().nullable() })),
})
const completeness = z.object({
  complete: z.boolean(),
  epochs: z.array(z.object({ gaps: z.array(z.unknown()), parked: z.number(), waiting: z.number() })),
  days: z.array(z.object({ tickets: z.number() })),
})

let place: TillInShop | undefined
let shop: RunningShop
let device: BrowserContext
let till: Page
let office: Office

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ playwright }) => {
  place = await startTillInShop(playwright, test.info().project.use.launchOptions)
  ;({ shop, device, till, office } = place)
})

test.afterAll(() => place?.end())

const still = (name: string) => till.screenshot({ path: `test-results/stills/till-${name}.png` })

const tillOrders = async () =>
  orderList
    .parse(await office.ask('GET', 'orders?channel=till&limit=50'))
    .items.filter(({ channel }) => channel === 'till')

test('a device becomes a register by a code, once the browser keeps what it sells', async () => {
  await till.goto('/till/#K7QM-2XRT')
  await expect(till.getByRole('heading', { name: 'The browser may delete what is stored' })).toBeVisible()
  await expect(till.getByText('K7QM-2XRT')).toBeVisible()
  await still('not-kept')
  await keepStorage(till, shop.origin)
  // As an app that was installed from there opens: at its own address.
  await till.goto('about:blank')
  await till.goto('/till/')
  await expect(till.getByLabel('Code')).toHaveValue('K7QM-2XRT')
  await enrol(till, office)
  await still('enrolment')
  await till.getByRole('button', { name: 'Start the till' }).click()
  await signIn(till, office)
  await expect(till.getByRole('navigation')).toBeVisible()
})

test('a shift is opened, and something is sold', async () => {
  await openShift(till)
  await sellForCash(till)
  await still('done')
  await expect.poll(async () => (await tillOrders()).length).toBe(1)
})

test('it sells all the same without a network, and after it was killed', async () => {
  await device.setOffline(true)
  await sellForCash(till)
  await sellForCash(till)
  await expect(till.getByText('Offline')).toBeVisible()
  await still('offline')
  await till.close()
  till = await device.newPage()
  await keepStorage(till, shop.origin)
  await till.goto('/till/sell')
  await signIn(till, office)
  await sellForCash(till)
  expect(await tillOrders()).toHaveLength(1)
})

test('what was sold meanwhile arrives by itself, once, when the server is back', async () => {
  await shop.killAndRestart()
  await device.setOffline(false)
  await expect.poll(async () => (await tillOrders()).length, { timeout: 60_000 }).toBe(4)
  await expect(till.getByText('In sync')).toBeVisible()
})

test('the shift is closed, and the office can prove that nothing is missing', async () => {
  await till.keyboard.press('F3')
  await till.getByRole('button', { name: 'Close the shift' }).click()
  await till
    .getByRole('spinbutton', { name: 'Pieces of ₩50,000' })
    .or(till.getByLabel('Pieces of ₩50,000'))
    .fill('3')
  await till.getByLabel('Pieces of ₩10,000').fill('3')
  await till.getByLabel('Pieces of ₩1,000').fill('8')
  await still('closing')
  await till.getByRole('button', { name: 'Close now' }).click()
  await expect(till.getByText('The shift is closed')).toBeVisible()
  await expect(till.getByText('Everything has reached the server.')).toBeVisible()
  await still('closed')
  await expect
    .poll(async () =>
      shiftList.parse(await office.ask('GET', 'shifts')).items.map(({ difference }) => difference),
    )
    .toEqual([0])
  const now = Date.now()
  const days = [now - 86_400_000, now + 86_400_000].map((at) => new Date(at).toISOString().slice(0, 10))
  const proof = completeness.parse(
    await office.ask('GET', `registers/${office.registerId}/completeness?from=${days[0]}&to=${days[1]}`),
  )
  expect(proof).toMatchObject({ complete: true, epochs: [{ gaps: [], parked: 0, waiting: 0 }] })
  expect(proof.days.reduce((sum, { tickets }) => sum + tickets, 0)).toBe(4)
})

test('a lost device is shut out, another goes on as the register, and what its drawer lacks is seen to', async ({
  browser,
}) => {
  const context = await browser.newContext({ baseURL: shop.origin, locale: 'en-US' })
  const page = await context.newPage()
  place?.listenTo(context)
  const hand = new Hand(page, shop)
  await hand.signIn()
  await page.goto(`/admin/registers/${office.registerId}`)
  await page.getByRole('button', { name: /^Lost or stolen/ }).click()
  await page.getByRole('dialog').getByText('Everything that it said it had recorded has arrived.').waitFor()
  await page.getByRole('dialog').getByRole('button', { name: 'Shut out' }).click()
  await expect(page.getByText('The device of this register was shut out.')).toBeVisible()
  await hand.still('register-shut-out')

  await page.getByRole('button', { name: 'Enrol another device' }).click()
  await page.getByRole('button', { name: 'Make a code' }).click()
  const code = await page.getByText(/^[A-Z0-9]{4}-[A-Z0-9]{4}$/).textContent()
  await till.keyboard.press('F4')
  await till.getByRole('button', { name: 'Enter a new code' }).click()
  await till.getByLabel('Code').fill(code ?? '')
  await till.getByRole('button', { name: 'Start the till' }).click()
  await signIn(till, office)
  await expect(page.getByRole('dialog')).toContainText('It loads products, prices and people by itself.')
  await page.getByRole('button', { name: 'Done' }).click()

  await openShift(till)
  await sellForCash(till)
  await till.keyboard.press('F3')
  await till.getByRole('button', { name: 'Close the shift' }).click()
  await till
    .getByRole('spinbutton', { name: 'Pieces of ₩50,000' })
    .or(till.getByLabel('Pieces of ₩50,000'))
    .fill('2')
  await till.getByLabel('Pieces of ₩10,000').fill('2')
  await till.getByRole('textbox', { name: 'Note' }).fill('Two coins short')
  await till.getByRole('button', { name: 'Close now' }).click()
  await expect(till.getByText('The shift is closed')).toBeVisible()

  await page.goto('/admin/till-exceptions')
  await expect(page.getByText(/^₩120,000 was counted, ₩122,000 should have been there/)).toBeVisible()
  await page.getByRole('button', { name: 'Mark as seen to' }).click()
  await page.getByRole('dialog').getByLabel(/^Note/).fill('Two coins lay under the till.')
  await page.getByRole('dialog').getByRole('button', { name: 'Mark as seen to' }).click()
  await expect(page.getByText('Nothing to look at')).toBeVisible()
  await page.goto('/admin/till-exceptions?state=done')
  await expect(page.getByText('Two coins lay under the till.')).toBeVisible()
  await hand.still('till-exception-seen-to')

  // The numbers of its receipts say that another device has written them.
  await page.goto(`/admin/orders?registerId=${office.registerId}`)
  await page.getByRole('row').nth(1).getByRole('link').first().click()
  const sold = hand.region('Sold at a till')
  await expect(sold).toContainText(/-2-000001/)
  await expect(sold).toContainText(office.owner)
  await hand.still('till-order')
  await context.close()
})

test('never threw an error in the browser', () => expect(place?.complaints).toEqual([]))
