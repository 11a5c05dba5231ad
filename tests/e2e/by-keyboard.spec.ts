import { expect, type Locator, type Page, test } from '@playwright/test'
import { type RunningShop, startShop } from './running-shop.js'

let shop: RunningShop
let page: Page

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  shop = await startShop()
  page = await browser.newPage({ baseURL: shop.origin })
  await page.addInitScript(() => {
    const count = () => {
      const before = Number(sessionStorage.getItem('pointer-events') ?? 0)
      sessionStorage.setItem('pointer-events', String(before + 1))
    }
    for (const type of ['pointerdown', 'mousedown', 'touchstart', 'wheel']) {
      window.addEventListener(type, count, { capture: true })
    }
  })
})

test.afterAll(async () => {
  await page.close()
  await shop.stop()
})

const press = (...keys: string[]) =>
  keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve())

const outline = () => page.getByRole('tree', { name: 'Outline of the workflow' })
const line = (name: RegExp | string) => outline().getByRole('treeitem', { name })
const panel = () => page.getByRole('complementary', { name: /^Settings of/ })

/** Presses Tab until `target` has the focus. */
async function tabTo(target: Locator): Promise<void> {
  for (let presses = 0; presses < 150; presses += 1) {
    await press('Tab')
    if (await target.evaluateAll((found) => found.some((one) => one === document.activeElement))) return
  }
  throw new Error(`Tab does not lead to ${target}.`)
}

/** Finds something in the palette and does it. */
async function command(words: string): Promise<void> {
  await press('Control+K')
  const search = page.getByRole('textbox', { name: 'Go to or do…' })
  await expect(search).toBeFocused()
  await page.keyboard.type(words)
  await press('Enter')
  await expect(search).toBeHidden()
}

/** Adds a step after the line that has the focus, and leaves its settings open. */
async function add(words: string, name: string): Promise<void> {
  await press('+')
  await expect(page.getByRole('searchbox', { name: 'Search steps' }).last()).toBeFocused()
  await page.keyboard.type(words)
  await press('Enter')
  await expect(panel()).toContainText(name)
}

/** Walks down an open list to one of its options, and takes it. */
async function pick(name: string): Promise<void> {
  const option = page.getByRole('option', { name, exact: true })
  await expect(option).toBeVisible()
  await expect(async () => {
    await press('ArrowDown')
    expect(await option.getAttribute('data-combobox-selected')).toBe('true')
  }).toPass()
  await press('Enter')
}

/** Leaves the settings for the line of their step. */
async function leaveSettings(name: RegExp): Promise<void> {
  await expect(panel().getByRole('heading', { level: 2 }).first()).toBeVisible()
  await press('Escape')
  await expect(panel()).toBeHidden()
  await expect(line(name)).toBeFocused()
}

test('signs in, and begins a workflow from the palette', async () => {
  await page.goto('/admin/')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await tabTo(page.getByLabel('E-mail'))
  await page.keyboard.type(shop.owner.email)
  await tabTo(page.getByLabel('Password', { exact: true }))
  await page.keyboard.type(shop.owner.password)
  await press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: /^Hello/ })).toBeVisible()
  await command('new workflow')
  await expect(page.getByRole('application', { name: 'Canvas of the workflow' })).toBeVisible()
})

test('chooses in the outline what starts it', async () => {
  await press('Control+Shift+O')
  await expect(line(/^Choose what starts it/)).toBeFocused()
  await press('Enter')
  await expect(panel()).toBeVisible()
  await tabTo(page.getByRole('searchbox', { name: 'Search triggers' }))
  await page.keyboard.type('risk analyzed')
  await press('Enter')
  await expect(line(/^Order risk analyzed/)).toBeVisible()
  await leaveSettings(/^Order risk analyzed/)
})

test('asks for the risk', async () => {
  await add('condition', 'Condition')
  await tabTo(panel().getByRole('button', { name: 'Add a condition', exact: true }))
  await press('Enter')
  await expect(page.getByRole('textbox', { name: 'Search values' })).toBeFocused()
  await page.keyboard.type('risk level')
  await press('Enter')
  await tabTo(panel().getByRole('combobox', { name: 'Operator' }))
  await page.keyboard.type('is not')
  await pick('is not')
  await tabTo(panel().getByRole('combobox', { name: 'Value' }))
  await press('Enter')
  await pick('High')
  await leaveSettings(/^Condition · If Risk level is not High/)
})

test('captures the payment of the others', async () => {
  await press('ArrowRight')
  await expect(line(/^Then: leads nowhere yet/)).toBeFocused()
  await add('capture', 'Capture payment')
  await leaveSettings(/^Capture payment/)
})

test('undoes, does again and sees the history', async () => {
  await press('Delete')
  await expect(line(/^Capture payment/)).toBeHidden()
  await expect(outline().locator(':focus')).toBeVisible()
  await press('Control+Z')
  await expect(line(/^Capture payment/)).toBeVisible()
  await expect(
    page.getByRole('status').filter({ hasText: 'Undone: delete “Capture payment”' }),
  ).toBeAttached()
  await press('Control+Shift+H')
  const history = page.getByRole('dialog', { name: 'What was done' })
  await expect(history.getByRole('button', { name: /delete “Capture payment”/i })).toContainText('undone')
  await press('Escape')
  await expect(history).toBeHidden()
})

test('connects and disconnects without dragging', async () => {
  await command('go to step condition')
  await leaveSettings(/^Condition/)
  await press('>')
  const dialog = page.getByRole('dialog', { name: /^Connect/ })
  await expect(dialog).toContainText('Otherwise')
  await page.keyboard.type('capture')
  await press('Enter')
  await expect(line(/^Otherwise: continues at “Capture payment”/)).toBeVisible()
  await press('Control+Z')
  await expect(line(/^Otherwise: leads nowhere yet/)).toBeVisible()
})

test('names it and turns it on', async () => {
  await command('rename the workflow')
  await expect(page.getByRole('textbox', { name: 'Name of the workflow' })).toBeFocused()
  await press('Control+A')
  await page.keyboard.type('Drawn by keyboard')
  await press('Enter')
  await expect(page.getByRole('button', { name: 'Rename “Drawn by keyboard”' })).toBeFocused()
  await expect(page.getByRole('heading', { level: 1, name: 'Drawn by keyboard', exact: true })).toBeVisible()
  await press('Control+Shift+Enter')
  await expect(page.getByText('On', { exact: true })).toBeVisible()
})

test('is proved by an order', async () => {
  await command('place a test order')
  const form = page.getByRole('dialog', { name: 'Place a test order' })
  await expect(form).toBeVisible()
  const customer = form.getByRole('combobox', { name: 'Customer' })
  await tabTo(customer)
  await press('ArrowDown')
  await expect(page.getByRole('option').first()).toBeVisible()
  await press('ArrowDown')
  await expect(customer).toHaveAttribute('aria-activedescendant', /./)
  await press('Enter')
  await expect(customer).not.toHaveValue('')
  const goods = form.getByLabel('Search for a product to add')
  await tabTo(goods)
  await page.keyboard.type('tea')
  await expect(page.getByRole('option', { name: /tea/i }).first()).toBeVisible()
  await press('ArrowDown', 'Enter')
  await expect(goods).toHaveValue('')
  const card = form.getByRole('radio', { name: /Visa 4242/ })
  await tabTo(card)
  await press('Space')
  await expect(card).toBeChecked()
  await tabTo(form.getByRole('button', { name: 'Place order' }))
  await press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: /^Order #\d+/ })).toBeVisible()
  const main = page.getByRole('main')
  await expect(main.getByRole('region', { name: 'Payment' })).toContainText('Paid')
  await expect(main.getByRole('region', { name: 'Timeline' })).toContainText('Drawn by keyboard')
})

test('never used a mouse', async () => {
  expect(await page.evaluate(() => sessionStorage.getItem('pointer-events'))).toBeNull()
})
