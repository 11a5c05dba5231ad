import { type APIRequestContext, type BrowserContext, expect, type Page, test } from '@playwright/test'
import { z } from 'zod'
import {
  enrol,
  keepStorage,
  type Office,
  officeOf,
  openShift,
  sellForCash,
  signIn,
  tablet,
} from './enrolled-till.js'
import { type RunningShop, startShop } from './running-shop.js'

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

let shop: RunningShop
let device: BrowserContext
let putAway: (() => Promise<void>) | undefined
let till: Page
let requests: APIRequestContext
let office: Office
const complaints: string[] = []

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ playwright }) => {
  shop = await startShop()
  requests = await playwright.request.newContext()
  office = await officeOf(shop, requests)
  const made = await tablet(test.info().project.use.launchOptions ?? {}, shop.origin)
  device = made.device
  putAway = made.end
  till = device.pages()[0] ?? (await device.newPage())
  till.on('pageerror', (error) => complaints.push(error.message))
})

test.afterAll(async () => {
  await putAway?.()
  await requests?.dispose()
  await shop?.stop()
})

const still = (name: string) => till.screenshot({ path: `test-results/stills/till-${name}.png` })

const tillOrders = async () =>
  orderList
    .parse(await office.ask('GET', 'orders?channel=till&limit=50'))
    .items.filter(({ channel }) => channel === 'till')

test('a device becomes a register by a code, once the browser keeps what it sells', async () => {
  await till.goto('/till/')
  await expect(till.getByRole('heading', { name: 'The browser may delete what is stored' })).toBeVisible()
  await keepStorage(till, shop.origin)
  await till.reload()
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
  till.on('pageerror', (error) => complaints.push(error.message))
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

test('never threw an error in the browser', () => expect(complaints).toEqual([]))
