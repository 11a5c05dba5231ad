import { expect, type Page, test } from '@playwright/test'
import { type RunningShop, startShop } from './running-shop.js'

const riskWorkflow = 'Capture payment unless the order is high risk'

let shop: RunningShop
let page: Page
const complaints: string[] = []

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  shop = await startShop()
  page = await browser.newPage({ baseURL: shop.origin })
  page.on('pageerror', (error) => complaints.push(error.message))
})

test.afterAll(async () => {
  await page.close()
  await shop.stop()
})

async function still(name: string): Promise<void> {
  await page.screenshot({ path: `test-results/stills/${name}.png` })
}

async function visit(name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
}

/** Places a test order for the first customer that the search offers, and waits for its page. */
async function placeTestOrder(card: string): Promise<void> {
  await visit('Orders')
  await page.getByRole('button', { name: 'Place a test order' }).click()
  const form = page.getByRole('dialog', { name: 'Place a test order' })
  await form.getByRole('combobox', { name: 'Customer' }).or(form.getByRole('textbox', { name: 'Customer' })).click()
  await page.getByRole('option').first().click()
  await form.getByLabel('Search for a product to add').fill('tea')
  await page.getByRole('option').first().click()
  await form.getByText(card).click()
  await form.getByRole('button', { name: 'Place order' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /^Order #\d+/ })).toBeVisible()
}

test('says what is wrong with a sign-in, and lets the owner in', async () => {
  await page.goto('/admin/')
  await page.getByLabel('E-mail').fill(shop.owner.email)
  await page.getByLabel('Password', { exact: true }).fill('not the password')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toBeVisible()
  await still('01-sign-in')
  await page.getByLabel('Password', { exact: true }).fill(shop.owner.password)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: /^Hello/ })).toBeVisible()
  await still('02-home')
})

test('turns the risk workflow on with one click (R61)', async () => {
  await page.getByRole('button', { name: 'Turn on', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Turn on', exact: true })).toBeHidden()
  await still('03-home-with-workflow')
  await visit('Workflows')
  const row = page.getByRole('row', { name: new RegExp(riskWorkflow) })
  await expect(row).toContainText('On')
})

test('captures the payment of an order without risk, and shows why (R63, R68)', async () => {
  await placeTestOrder('Visa 4242')
  const main = page.getByRole('main')
  await expect(main.getByRole('region', { name: 'Fraud risk' })).toContainText('Low')
  await expect(main.getByRole('region', { name: 'Payment' })).toContainText('Paid')
  await expect(main.getByRole('region', { name: 'Timeline' })).toContainText(riskWorkflow)
  await still('04-order-captured')
})

test('shows the run step by step on the canvas', async () => {
  await page.getByRole('region', { name: 'Workflow runs' }).getByRole('link', { name: riskWorkflow }).click()
  await expect(page.getByRole('application', { name: 'Canvas of the workflow' })).toBeVisible()
  await page.getByRole('button', { name: /^Capture payment/ }).click()
  await expect(page.getByRole('complementary', { name: 'Steps' })).toContainText('₩')
  await still('05-run')
})

test('leaves the payment of a high-risk order to people (R68, R75)', async () => {
  await placeTestOrder('Visa 4100')
  await expect(page.getByRole('region', { name: 'Fraud risk' })).toContainText('High')
  await expect(page.getByRole('region', { name: 'Payment' })).toContainText('Authorised')
  await still('06-order-high-risk')
})

test('draws a workflow from nothing, and is told what is missing', async () => {
  await visit('Workflows')
  await page.getByRole('button', { name: 'New workflow' }).click()
  await page.getByRole('menuitem', { name: 'Start from nothing' }).click()
  const canvas = page.getByRole('application', { name: 'Canvas of the workflow' })
  await canvas.getByRole('group', { name: 'Choose what starts it' }).click()
  await page.getByRole('button', { name: /^Order created/ }).click()
  await canvas.getByRole('button', { name: /^Add a step at “Then” of “Order created”/ }).click()
  await page.getByRole('dialog', { name: 'Add a step' }).getByRole('button', { name: /^Add order tags/ }).click()
  await still('07-editor')
})

test('goes on after the server was killed', async () => {
  await shop.killAndRestart()
  await placeTestOrder('Visa 4242')
  await expect(page.getByRole('region', { name: 'Payment' })).toContainText('Paid')
})

test('never threw an error in the browser', () => {
  expect(complaints).toEqual([])
})
