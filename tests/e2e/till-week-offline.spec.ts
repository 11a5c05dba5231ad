import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { z } from 'zod'
import { enrol, keepStorage, type Office, openShift, ringUp, sellForCash, signIn } from './enrolled-till.js'
import { type HeldTicket, linesOnCounter, ticketsOf } from './ledger-on-disk.js'
import type { RunningShop } from './running-shop.js'
import { startTillInShop, type TillInShop } from './till-in-shop.js'

const day = 86_400_000
const orderList = z.object({
  items: z.array(z.object({ id: z.string(), total: z.object({ amount: z.number() }) })),
})

let place: TillInShop | undefined
let shop: RunningShop
let device: BrowserContext
let till: Page
let office: Office
/** Carts that were rung up: each is one sale in the end. */
let rungUp = 0

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ playwright }) => {
  place = await startTillInShop(playwright, test.info().project.use.launchOptions)
  ;({ shop, device, till, office } = place)
})

test.afterAll(() => place?.end())

const inShop = async (): Promise<HeldTicket[]> =>
  orderList
    .parse(await office.ask('GET', 'orders?channel=till&limit=50'))
    .items.map(({ id, total }) => ({ saleId: id, total: total.amount }))

const asText = (tickets: readonly HeldTicket[]) =>
  tickets
    .map(({ saleId, total }) => `${saleId} ${total}`)
    .sort()
    .join('\n')

async function sell() {
  await sellForCash(till)
  rungUp += 1
}

/** Opens the till anew on some day of the week, as it is found after its tab has died. */
async function openOn(date: number) {
  till = await device.newPage()
  await till.clock.setFixedTime(date)
  await keepStorage(till, shop.origin)
  await till.goto('/till/sell')
  await signIn(till, office)
}

/** The tab dies so long after the key that pays. */
async function dieWhilePaying(after: number) {
  const devtools = await device.newCDPSession(till)
  const crashed = till.waitForEvent('crash')
  await till.keyboard.press('F10')
  await till.waitForTimeout(after)
  // It is dead before it can answer.
  void devtools.send('Page.crash').catch(() => undefined)
  await crashed
  await till.close()
}

test('a till sells, and a backup of the shop is made before it sells on', async () => {
  await keepStorage(till, shop.origin)
  await till.goto('/till/')
  await enrol(till, office)
  await till.getByRole('button', { name: 'Start the till' }).click()
  await signIn(till, office)
  await openShift(till)
  await sell()
  await expect.poll(async () => (await inShop()).length).toBe(1)
})

test('for a week it has no network, and dies each day in the middle of a payment', async () => {
  const backup = await shop.backUp()
  await sell()
  await expect.poll(async () => (await inShop()).length).toBe(2)
  await device.setOffline(true)
  const began = Date.now()
  for (let passed = 1; passed <= 7; passed += 1) {
    await sell()
    await ringUp(till)
    rungUp += 1
    await expect.poll(() => linesOnCounter(till)).toBe(1)
    await dieWhilePaying((passed - 1) * 15)
    await openOn(began + passed * day)
    const pay = till.getByRole('button', { name: /^(Pay ₩|Go on)/ })
    // Either it was recorded, or it lies on the counter as it was; never both, and never neither.
    if ((await ticketsOf(till)).length < rungUp) {
      await expect(pay).toBeEnabled()
      await till.keyboard.press('F10')
      await till.getByRole('button', { name: 'New sale' }).click()
    }
    await expect(pay).toBeDisabled()
    expect(await ticketsOf(till)).toHaveLength(rungUp)
  }
  expect(rungUp).toBe(16)
  expect(await inShop()).toHaveLength(2)
  await till.close()
  await backup.restore()
  expect(await inShop()).toHaveLength(1)
})

test('all of it arrives once at a shop that was put back meanwhile, to the byte as the till has it', async () => {
  await openOn(Date.now())
  const held = asText(await ticketsOf(till))
  await device.setOffline(false)
  await expect.poll(async () => (await inShop()).length, { timeout: 60_000 }).toBe(rungUp)
  expect(asText(await inShop())).toBe(held)
  await expect(till.getByText('In sync')).toBeVisible()
  const days = [-1, 8].map((days) => new Date(Date.now() + days * day).toISOString().slice(0, 10))
  const proof = await office.ask(
    'GET',
    `registers/${office.registerId}/completeness?from=${days[0]}&to=${days[1]}`,
  )
  expect(proof).toMatchObject({ complete: true, epochs: [{ gaps: [], waiting: 0, parked: 0 }] })
})

test('never threw an error in the browser', () => expect(place?.complaints).toEqual([]))
