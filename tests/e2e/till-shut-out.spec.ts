import { readFile } from 'node:fs/promises'
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { z } from 'zod'
import { enrol, keepStorage, type Office, openShift, sellForCash, signIn } from './enrolled-till.js'
import { Hand } from './hand.js'
import { english, officeLooks, tillLooks } from './looks.js'
import type { RunningShop } from './running-shop.js'
import { expectSound } from './sound-page.js'
import { startTillInShop, type TillInShop } from './till-in-shop.js'

const registerView = z.object({ device: z.object({ id: z.string() }) })
const orderList = z.object({ items: z.array(z.object({ channel: z.string() })) })
const ledgerList = z.object({
  items: z.array(z.object({ contiguous: z.number(), promised: z.number() })),
})
const shiftList = z.object({
  items: z.array(z.object({ ended: z.unknown(), difference: z.number().nullable() })),
})

let place: TillInShop | undefined
let shop: RunningShop
let device: BrowserContext
let till: Page
let office: Office
let officePage: Page

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ playwright, browser }) => {
  place = await startTillInShop(playwright, test.info().project.use.launchOptions)
  ;({ shop, device, till, office } = place)
  officePage = await browser.newPage({ baseURL: shop.origin, locale: 'en-US' })
  place.listenTo(officePage.context())
})

test.afterAll(async () => {
  await officePage?.close()
  await place?.end()
})

/** Looks at the till in a language, in light or darkness, on a tablet or a phone. */
async function lookAs({ language, colorScheme, size }: (typeof tillLooks)[number] | typeof english) {
  await till.setViewportSize(size)
  await till.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
  await till.keyboard.press('F4')
  await till.getByRole('button', { name: /: (English|한국어|日本語)$/ }).click()
  await till.locator(`[role=menuitem][lang=${language}]`).click()
  await till.keyboard.press('F1')
}

/** Looks at a page of the office in every language, in light and darkness, on a screen and on a phone. */
async function lookOver(name: string, open: () => Promise<void>) {
  for (const look of officeLooks) {
    await officePage.evaluate(
      (language) => localStorage.setItem('counterflow.language', JSON.stringify(language)),
      look.language,
    )
    await officePage.setViewportSize(look.size)
    await officePage.emulateMedia({ colorScheme: look.colorScheme, reducedMotion: 'reduce' })
    await open()
    await officePage.screenshot({ path: `test-results/stills/${name}-${look.name}.png`, fullPage: true })
    await expectSound(officePage, look.colorScheme, `${name} ${look.name}`)
    const over = await officePage.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(over, `${name} ${look.name} is wider than its window`).toBeLessThanOrEqual(0)
  }
}

const still = (name: string) => till.screenshot({ path: `test-results/stills/till-${name}.png` })

const soldAtTills = async () =>
  orderList
    .parse(await office.ask('GET', 'orders?channel=till&limit=50'))
    .items.filter(({ channel }) => channel === 'till').length

const proof = () => officePage.goto(`/admin/completeness?registerId=${office.registerId}`)

/** The ledger as the till gives it away. */
async function exportedLedger(): Promise<string> {
  const [file] = await Promise.all([
    till.waitForEvent('download'),
    till.getByRole('button', { name: 'Export the ledger' }).click(),
  ])
  return readFile(await file.path(), 'utf8')
}

test('a till that was shut out says so across the screen, and how it goes on', async () => {
  await keepStorage(till, shop.origin)
  await till.goto('/till/')
  await enrol(till, office)
  await till.getByRole('button', { name: 'Start the till' }).click()
  await signIn(till, office)
  await openShift(till)
  await sellForCash(till)
  await expect.poll(soldAtTills).toBe(1)
  // A network through which it can say how much it has, and nothing of it comes.
  await device.route('**/api/v1/till/events', (route) => route.abort())
  await sellForCash(till)
  await expect
    .poll(async () => ledgerList.parse(await office.ask('GET', 'till/ledgers')).items)
    .toEqual([{ contiguous: 2, promised: 3 }])
  await device.setOffline(true)
  await sellForCash(till)
  const { device: lost } = registerView.parse(await office.ask('GET', `registers/${office.registerId}`))
  await office.ask('POST', `devices/${lost.id}/revoke`)
  await device.setOffline(false)
  await device.unroute('**/api/v1/till/events')
  await expect(till.getByRole('heading', { name: 'This device is no longer the register' })).toBeVisible()
  await expect(till.getByText('2 entries have not reached the shop yet.')).toBeVisible()
  await still('shut-out')
  await expectSound(till, 'light', 'till shut out')
  for (const look of tillLooks) {
    await lookAs(look)
    await expect(till.locator('[role=alert] h1')).toBeVisible()
    await still(`shut-out-${look.name}`)
    await expectSound(till, look.colorScheme, `till shut out ${look.name}`)
    const over = await till.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(over).toBeLessThanOrEqual(0)
    await till.keyboard.press('F2')
    await expect(till.getByRole('alert').first()).toBeVisible()
    await still(`shut-out-elsewhere-${look.name}`)
    await expectSound(till, look.colorScheme, `till shut out elsewhere ${look.name}`)
  }
  await lookAs(english)
  expect(await soldAtTills()).toBe(1)
})

test('the office sees exactly what is missing of it, and counts the drawer of its shift', async () => {
  const hand = new Hand(officePage, shop)
  await hand.signIn()
  await proof()
  const gap = officePage.getByText('1 entry of device 1 has not arrived').locator('..').locator('..')
  await expect(gap).toContainText('No. 3')
  await expect(gap).not.toContainText('No. 4')
  await officePage.goto('/admin/shifts?state=ended')
  await officePage.locator('[data-row-link]').first().click()
  await expect(officePage.getByText(/its device was shut out while the shift was open/)).toBeVisible()
  await officePage.getByRole('button', { name: 'Count the drawer' }).click()
  const dialog = officePage.getByRole('dialog')
  await dialog.getByLabel('In the drawer').fill('166000')
  await dialog.getByLabel(/^Note/).fill('Counted the morning after.')
  await hand.still('shift-count')
  await expectSound(officePage, 'light', 'count the drawer')
  await dialog.getByRole('button', { name: 'Save the count' }).click()
  await expect(officePage.getByText(/counted the drawer .*: ₩166,000\./)).toBeVisible()
  await expect(officePage.getByRole('region', { name: 'Z report' })).toContainText('₩44,000 too much')
  const shift = officePage.url()
  await lookOver('completeness-gap', async () => {
    await proof()
    await expect(officePage.locator('[aria-busy=true]')).toHaveCount(0)
    await expect(
      officePage
        .locator('ol, ul')
        .filter({ hasText: /Sync|동기화|同期/ })
        .first(),
    ).toBeVisible()
  })
  await lookOver('shift-ended', async () => {
    await officePage.goto(shift)
    await expect(officePage.getByText(/166,000/).first()).toBeVisible()
  })
})

test('its ledger is exported, and the office takes it in: the gap is closed, and the drawer is right', async () => {
  await till.keyboard.press('F1')
  const ledger = await exportedLedger()
  // The device, its opening and three sales.
  expect(ledger.trim().split('\n')).toHaveLength(5)
  const hand = new Hand(officePage, shop)
  const choose = async (content: string) => {
    await officePage.goto('/admin/ledger-files')
    const file = {
      name: 'ledger-SEOUL-A1-1.jsonl',
      mimeType: 'application/x-ndjson',
      buffer: Buffer.from(content),
    }
    await officePage.locator('input[type=file]').setInputFiles(file)
  }
  await choose('handle,title\nlinen-apron,Linen apron\n')
  await expect(officePage.getByText('Nothing in it reads as an entry of a ledger')).toBeVisible()
  await hand.still('ledger-file-wrong')
  const [own = '', ...entries] = ledger.trim().split('\n')
  await choose([own, ...entries.slice(0, 2), entries[2]?.slice(0, 200), entries[3]].join('\n'))
  await expect(officePage.getByText(/1 line is damaged and cannot be read: 4\./)).toBeVisible()
  await hand.still('ledger-file-damaged')
  await expectSound(officePage, 'light', 'damaged ledger file')
  expect(await soldAtTills()).toBe(1)
  await choose(ledger)
  await expect(officePage.getByText('All of the file is here: 1 entry was entered now.')).toBeVisible()
  await hand.still('ledger-file')
  await expect.poll(soldAtTills).toBe(3)
  await lookOver('ledger-file', async () => {
    await choose(ledger)
    await expect(officePage.getByRole('table')).toBeVisible()
  })
  await proof()
  await expect(officePage.getByText('Nothing is missing', { exact: true }).last()).toBeVisible()
  await officePage.goto('/admin/shifts?state=ended')
  await officePage.locator('[data-row-link]').first().click()
  await expect(officePage.getByRole('region', { name: 'Z report' })).toContainText('Right')
})

test('the till closes its shift, becomes the register again, and sells on: what came by file counts once', async () => {
  await till.getByRole('button', { name: 'Close the shift' }).click()
  await expect(till.getByText('Should be in the drawer')).toBeVisible()
  await till.getByRole('button', { name: 'Close the shift' }).click()
  await till
    .getByRole('spinbutton', { name: 'Pieces of ₩50,000' })
    .or(till.getByLabel('Pieces of ₩50,000'))
    .fill('2')
  await till.getByLabel('Pieces of ₩10,000').fill('6')
  await till.getByLabel('Pieces of ₩1,000').fill('6')
  await till.getByRole('button', { name: 'Close now' }).click()
  await expect(till.getByText('The shift is closed')).toBeVisible()
  await till.keyboard.press('F1')
  await till.getByRole('button', { name: 'Enter a new code' }).click()
  await enrol(till, office)
  await till.getByRole('button', { name: 'Start the till' }).click()
  await signIn(till, office)
  await openShift(till)
  await sellForCash(till)
  await expect.poll(soldAtTills, { timeout: 60_000 }).toBe(4)
  await expect(till.getByText('In sync')).toBeVisible()
  const { items } = shiftList.parse(await office.ask('GET', 'shifts?state=closed'))
  expect(items).toEqual([{ ended: null, difference: 0 }])
  const days = [-1, 1].map((days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10))
  const whole = await office.ask(
    'GET',
    `registers/${office.registerId}/completeness?from=${days[0]}&to=${days[1]}`,
  )
  expect(whole).toMatchObject({
    complete: true,
    epochs: [
      { epoch: 1, gaps: [] },
      { epoch: 2, gaps: [] },
    ],
  })
})

test('never threw an error in the browser', () => expect(place?.complaints).toEqual([]))
