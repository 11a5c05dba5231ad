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
  await form
    .getByRole('combobox', { name: 'Customer' })
    .or(form.getByRole('textbox', { name: 'Customer' }))
    .click()
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

test.describe('drawing a workflow from nothing', () => {
  const canvas = () => page.getByRole('application', { name: 'Canvas of the workflow' })
  const panel = () => page.getByRole('complementary', { name: /^Settings of/ })
  const card = (name: string) => canvas().getByRole('group', { name, exact: true })

  async function addAfter(step: string, exit: string, added: RegExp): Promise<void> {
    await canvas()
      .getByRole('button', { name: `Add a step at “${exit}” of “${step}”` })
      .click()
    await page.getByRole('dialog', { name: 'Add a step' }).getByRole('button', { name: added }).click()
    await expect(panel()).toBeVisible()
  }

  test('says that the risk is not known when the order is created (R63)', async () => {
    await visit('Workflows')
    await page.getByRole('button', { name: 'New workflow' }).click()
    await page.getByRole('menuitem', { name: 'Start from nothing' }).click()
    await card('Choose what starts it').click()
    await page.getByRole('button', { name: /^Order created/ }).click()
    await addAfter('Order created', 'Then', /^Condition/)
    await panel().getByRole('button', { name: 'Add a condition' }).click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /Risk level/ })
      .click()
    await expect(panel()).toContainText('The risk is not known yet when this trigger fires')
    await page.getByRole('button', { name: 'Turn on', exact: true }).click()
    await expect(page.getByRole('dialog', { name: /problem/ })).toContainText('Order risk analyzed')
    await still('07-editor-problem')
    await page.keyboard.press('Escape')
  })

  test('names the right trigger, tags what is risky and captures the rest', async () => {
    await card('Order created').click()
    await panel().getByRole('button', { name: 'Change the trigger' }).click()
    await page.getByRole('button', { name: /^Order risk analyzed/ }).click()
    await card('Condition').click()
    await panel().getByRole('combobox', { name: 'Value' }).click()
    await page.getByRole('option', { name: 'High' }).click()
    await addAfter('Condition', 'Then', /^Add order tags/)
    await panel().getByRole('combobox', { name: 'Tags' }).fill('look closer')
    await page.keyboard.press('Enter')
    await addAfter('Condition', 'Otherwise', /^Capture payment/)
    await still('08-editor')
  })

  test('undoes and redoes a deletion, moves a card, and saves by itself', async () => {
    await card('Capture payment').click()
    await panel().getByRole('button', { name: 'Delete step' }).click()
    await expect(card('Capture payment')).toBeHidden()
    await page.getByRole('button', { name: /^Undo/ }).click()
    await expect(card('Capture payment')).toBeVisible()
    const before = await card('Capture payment').boundingBox()
    await card('Capture payment').hover()
    await page.mouse.down()
    await page.mouse.move((before?.x ?? 0) + 60, (before?.y ?? 0) + 180, { steps: 8 })
    await page.mouse.up()
    expect((await card('Capture payment').boundingBox())?.y).not.toBe(before?.y)
    await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  })

  test('connects two cards by hand', async () => {
    const from = card('Add order tags').locator('.react-flow__handle.source').first()
    const to = card('Capture payment').locator('.react-flow__handle.target').first()
    await from.dragTo(to)
    await expect(
      canvas().getByRole('group', { name: 'From “Add order tags” to “Capture payment”' }),
    ).toHaveCount(1)
    await page.getByRole('button', { name: /^Undo/ }).click()
  })

  test('turns it on, and it acts on the next order', async () => {
    await page.getByRole('button', { name: /^Rename/ }).click()
    await page.getByRole('textbox', { name: 'Name of the workflow' }).fill('Look closer at risky orders')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Turn on', exact: true }).click()
    await expect(page.getByText('On', { exact: true })).toBeVisible()
    await still('09-editor-on')
    await placeTestOrder('Visa 4100')
    await expect(page.getByRole('region', { name: 'Tags' })).toContainText('look closer')
    await still('10-order-tagged')
  })
})

test('says that capturing by itself would leave the workflows nothing to decide (R65)', async () => {
  await visit('Settings')
  await page.getByRole('radio', { name: 'Automatic' }).click()
  const warning = page.getByRole('dialog', { name: 'Capture automatically all the same?' })
  await expect(warning).toContainText(riskWorkflow)
  await still('11-settings')
  await warning.getByRole('button', { name: 'Capture automatically' }).click()
  await visit('Workflows')
  await expect(page.getByRole('row', { name: new RegExp(riskWorkflow) })).toContainText('Needs attention')
  await still('12-workflows-need-attention')
  await visit('Settings')
  await page.getByRole('radio', { name: 'Manual' }).click()
  await expect(page.getByRole('radio', { name: 'Manual' })).toBeChecked()
})

test('speaks Korean and Japanese, and knows the dark', async () => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.getByRole('button', { name: /^Language/ }).click()
  await page
    .getByRole('menuitem', { name: '한국어' })
    .or(page.getByRole('menuitemradio', { name: '한국어' }))
    .click()
  await page.getByRole('navigation').getByRole('link', { name: '주문', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: '주문' })).toBeVisible()
  await still('13-orders-korean-dark')
})

test('goes on after the server was killed, without signing in again', async () => {
  await page.getByRole('button', { name: /^언어/ }).click()
  await page
    .getByRole('menuitem', { name: 'English' })
    .or(page.getByRole('menuitemradio', { name: 'English' }))
    .click()
  await shop.killAndRestart()
  await placeTestOrder('Visa 4242')
  await expect(page.getByRole('region', { name: 'Payment' })).toContainText('Paid')
})

test('never threw an error in the browser', () => {
  expect(complaints).toEqual([])
})
