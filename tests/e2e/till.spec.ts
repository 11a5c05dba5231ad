import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import {
  type APIRequestContext,
  type BrowserContext,
  chromium,
  expect,
  type Page,
  test,
} from '@playwright/test'
import { z } from 'zod'
import { Hand } from './hand.js'
import { type RunningShop, startShop } from './running-shop.js'

const pin = '2468'
const people = z.object({ items: z.array(z.object({ id: z.string(), name: z.string(), role: z.string() })) })
const orderList = z.object({
  items: z.array(z.object({ channel: z.string(), total: z.object({ amount: z.number() }) })),
})
const registerList = z.object({ items: z.array(z.object({ id: z.string(), name: z.string() })) })

const shiftList = z.object({
  items: z.array(z.object({ difference: z.number().nullable() })),
})
const completeness = z.object({
  complete: z.boolean(),
  epochs: z.array(z.object({ gaps: z.array(z.unknown()), parked: z.number(), waiting: z.number() })),
  days: z.array(z.object({ tickets: z.number() })),
})

let shop: RunningShop
let profile: string
let device: BrowserContext
let till: Page
let office: APIRequestContext
let owner: string
let registerId: string
const complaints: string[] = []

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ playwright }) => {
  shop = await startShop()
  office = await playwright.request.newContext({
    baseURL: shop.origin,
    extraHTTPHeaders: { origin: shop.origin },
  })
  await ask('POST', 'session', shop.owner)
  await ask('PATCH', 'account', { language: 'en' })
  const staff = people.parse(await ask('GET', 'staff')).items
  owner = staff.find(({ role }) => role === 'owner')?.name ?? ''
  await ask('PUT', `staff/${staff.find(({ role }) => role === 'owner')?.id}/pin`, { pin })
  registerId = registerList.parse(await ask('GET', 'registers')).items[0]?.id ?? ''
  // A window that forgets would forget sales: the till opens in none.
  profile = await mkdtemp(path.join(tmpdir(), 'counterflow-till-'))
  const { launchOptions } = test.info().project.use
  device = await chromium.launchPersistentContext(profile, {
    ...launchOptions,
    baseURL: shop.origin,
    viewport: { width: 1280, height: 800 },
    locale: 'en-US',
  })
  till = device.pages()[0] ?? (await device.newPage())
  till.on('pageerror', (error) => complaints.push(error.message))
})

test.afterAll(async () => {
  await device?.close()
  await office?.dispose()
  await shop?.stop()
  await rm(profile, { recursive: true, force: true })
})

async function ask(method: string, route: string, data?: unknown): Promise<unknown> {
  const answer = await office.fetch(`/api/v1/${route}`, { method, data })
  expect(answer.ok(), `${method} ${route}: ${await answer.text()}`).toBe(true)
  return answer.status() === 204 ? undefined : await answer.json()
}

/** The browser promises to keep what is stored, as it does for an app that was installed. */
async function keepStorage(): Promise<void> {
  const devtools = await device.newCDPSession(till)
  await devtools.send('Browser.grantPermissions', { origin: shop.origin, permissions: ['durableStorage'] })
}

const still = (name: string) => till.screenshot({ path: `test-results/stills/till-${name}.png` })

/** Opens a shift with change in the drawer. */
async function openShift(): Promise<void> {
  await till.keyboard.press('F3')
  await expect(till.getByLabel('Change in the drawer')).toBeFocused()
  // Whoever types faster than a hand is a scanner.
  await till.keyboard.type('100000', { delay: 120 })
  await expect(till.getByLabel('Change in the drawer')).toHaveValue('₩100,000')
  await till.getByRole('button', { name: 'Open the shift' }).click()
  await till.keyboard.press('F1')
}

async function signIn(): Promise<void> {
  await till.getByRole('button', { name: new RegExp(owner) }).click()
  for (const digit of pin) await till.keyboard.press(digit)
  await till.keyboard.press('Enter')
}

/** Sells a bottle of oil for exact cash. */
async function sellForCash(): Promise<void> {
  await till.getByRole('button', { name: /sesame oil/ }).click()
  await till.getByRole('button', { name: /180 ml/ }).click()
  await till.keyboard.press('F10')
  await expect(till.getByRole('button', { name: 'New sale' })).toBeVisible()
  await till.getByRole('button', { name: 'New sale' }).click()
}

const tillOrders = async () =>
  orderList
    .parse(await ask('GET', 'orders?channel=till&limit=50'))
    .items.filter(({ channel }) => channel === 'till')

test('a device becomes a register by a code, once the browser keeps what it sells', async () => {
  await till.goto('/till/')
  await expect(till.getByRole('heading', { name: 'The browser may delete what is stored' })).toBeVisible()
  await keepStorage()
  await till.reload()
  const { code } = z
    .object({ code: z.string() })
    .parse(await ask('POST', `registers/${registerId}/enrolment-codes`))
  await till.getByLabel('Code').fill(code)
  await still('enrolment')
  await till.getByRole('button', { name: 'Start the till' }).click()
  await signIn()
  await expect(till.getByRole('navigation')).toBeVisible()
})

test('a shift is opened, and something is sold', async () => {
  await openShift()
  await sellForCash()
  await still('done')
  await expect.poll(async () => (await tillOrders()).length).toBe(1)
})

test('it sells all the same without a network, and after it was killed', async () => {
  await device.setOffline(true)
  await sellForCash()
  await sellForCash()
  await expect(till.getByText('Offline')).toBeVisible()
  await still('offline')
  await till.close()
  till = await device.newPage()
  till.on('pageerror', (error) => complaints.push(error.message))
  await keepStorage()
  await till.goto('/till/sell')
  await signIn()
  await sellForCash()
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
    .poll(async () => shiftList.parse(await ask('GET', 'shifts')).items.map(({ difference }) => difference))
    .toEqual([0])
  const now = Date.now()
  const days = [now - 86_400_000, now + 86_400_000].map((at) => new Date(at).toISOString().slice(0, 10))
  const proof = completeness.parse(
    await ask('GET', `registers/${registerId}/completeness?from=${days[0]}&to=${days[1]}`),
  )
  expect(proof).toMatchObject({ complete: true, epochs: [{ gaps: [], parked: 0, waiting: 0 }] })
  expect(proof.days.reduce((sum, { tickets }) => sum + tickets, 0)).toBe(4)
})

test('a lost device is shut out, another goes on as the register, and what its drawer lacks is seen to', async ({
  browser,
}) => {
  const context = await browser.newContext({ baseURL: shop.origin, locale: 'en-US' })
  const page = await context.newPage()
  page.on('pageerror', (error) => complaints.push(error.message))
  const hand = new Hand(page, shop)
  await hand.signIn()
  await page.goto(`/admin/registers/${registerId}`)
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
  await signIn()
  await expect(till.getByRole('navigation')).toBeVisible()
  await expect(page.getByRole('dialog')).toContainText('It loads products, prices and people by itself.')
  await page.getByRole('button', { name: 'Done' }).click()

  await openShift()
  await sellForCash()
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
  await page.goto(`/admin/orders?registerId=${registerId}`)
  await page.getByRole('row').nth(1).getByRole('link').first().click()
  const sold = hand.region('Sold at a till')
  await expect(sold).toContainText(/-2-000001/)
  await expect(sold).toContainText(owner)
  await hand.still('till-order')
  await context.close()
})

test('never threw an error in the browser', () => expect(complaints).toEqual([]))
