import { expect, type Page, test } from '@playwright/test'
import { DrawingHand, Hand } from './hand.js'
import { type RunningShop, startShop } from './running-shop.js'

const riskWorkflow = 'Capture payment unless the order is high risk'

let shop: RunningShop
let page: Page
let hand: Hand
let drawing: DrawingHand
const complaints: string[] = []

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  shop = await startShop()
  page = await browser.newPage({ baseURL: shop.origin })
  page.on('pageerror', (error) => complaints.push(error.message))
  hand = new Hand(page, shop)
  drawing = new DrawingHand(page)
})

test.afterAll(async () => {
  await page.close()
  await shop.stop()
})

test('says what is wrong with a sign-in, and lets the owner in', async () => {
  await page.goto('/admin/')
  await page.getByLabel('E-mail').fill(shop.owner.email)
  await page.getByLabel('Password', { exact: true }).fill('not the password')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toBeVisible()
  await hand.still('01-sign-in')
  await page.getByLabel('Password', { exact: true }).fill(shop.owner.password)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: /^Hello/ })).toBeVisible()
  await hand.still('02-home')
})

test('turns the risk workflow on with one click (R61)', async () => {
  await page.getByRole('button', { name: 'Turn on', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Turn on', exact: true })).toBeHidden()
  await hand.still('03-home-with-workflow')
  await hand.visit('Workflows')
  const row = page.getByRole('row', { name: new RegExp(riskWorkflow) })
  await expect(row).toContainText('On')
})

test('captures the payment of an order without risk, and shows why (R63, R68)', async () => {
  await hand.placeOrder('Visa 4242')
  const main = page.getByRole('main')
  await expect(main.getByRole('region', { name: 'Fraud risk' })).toContainText('Low')
  await expect(main.getByRole('region', { name: 'Payment' })).toContainText('Paid')
  await expect(main.getByRole('region', { name: 'Timeline' })).toContainText(riskWorkflow)
  await hand.still('04-order-captured')
})

test('shows the run step by step on the canvas', async () => {
  await page.getByRole('region', { name: 'Workflow runs' }).getByRole('link', { name: riskWorkflow }).click()
  await expect(page.getByRole('application', { name: 'Canvas of the workflow' })).toBeVisible()
  await page.getByRole('button', { name: /^Capture payment/ }).click()
  await expect(page.getByRole('complementary', { name: 'Steps' })).toContainText('₩')
  await hand.still('05-run')
})

test('leaves the payment of a high-risk order to people (R68, R75)', async () => {
  await hand.placeOrder('Visa 4100')
  await expect(page.getByRole('region', { name: 'Fraud risk' })).toContainText('High')
  await expect(page.getByRole('region', { name: 'Payment' })).toContainText('Authorised')
  await hand.still('06-order-high-risk')
})

test('tries the workflow on what happened, and nothing happens', async () => {
  await hand.visit('Workflows')
  await page.getByRole('row', { name: new RegExp(riskWorkflow) }).click()
  await page.getByRole('button', { name: 'Try it on past events' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /^Try/ })).toBeVisible()
  await page.getByRole('button', { name: 'Try it', exact: true }).click()
  const panel = page.getByRole('complementary')
  await expect(panel).toContainText('The run would succeed.')
  await hand.still('06-tried')
  await page.getByText('Last 30 days').click()
  // Two of the demo shop's orders were declined, and nothing is decided about their payments.
  await expect(panel).toContainText('20 events in the last 30 days; 18 would have started runs.')
  await expect(panel.getByRole('heading', { name: /^Capture payment \d+$/ })).toBeVisible()
  await hand.still('06-tried-on-history')
  await hand.visit('Runs')
  await expect(page.getByRole('row', { name: new RegExp(riskWorkflow) })).toHaveCount(2)
})

test('keeps each version with a note, and says what the draft changes', async () => {
  await hand.visit('Workflows')
  await page.getByRole('row', { name: new RegExp(riskWorkflow) }).click()
  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: 'Versions' }).click()
  const panel = page.getByRole('complementary', { name: 'Versions' })
  await expect(panel).toContainText('The draft does the same as this version.')
  await panel.getByLabel('Note on this version').fill('As the template is')
  await panel.getByRole('button', { name: 'Save' }).click()
  await expect(panel.getByRole('radio', { name: /On now/ })).toHaveAccessibleDescription(/As the template is/)
  await hand.still('06-versions')
})

test('marks on the canvas what the draft changes, and restores what it was', async () => {
  await page.getByRole('link', { name: 'Back to the canvas' }).click()
  await drawing.card('Capture payment').click()
  await drawing.panel.getByRole('button', { name: 'Delete step' }).click()
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: 'Versions' }).click()
  const panel = page.getByRole('complementary', { name: 'Versions' })
  await panel.getByRole('button', { name: 'Removed “Capture payment”' }).click()
  const gone = drawing.card('Capture payment')
  await expect(gone).toHaveAccessibleDescription(/^Removed\. Action/)
  await expect(gone).toHaveClass(/selected/)
  await expect(gone).toContainText('Removed')
  await hand.still('06-versions-compared')
  await panel.getByText('This version', { exact: true }).click()
  await expect(gone).toHaveAccessibleDescription(/^Action/)
  await panel.getByRole('button', { name: 'Restore as draft' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Restore as draft' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /^Versions/ })).toBeHidden()
  await expect(drawing.card('Capture payment')).toBeVisible()
})

test.describe('drawing a workflow from nothing', () => {
  test('says that the risk is not known when the order is created (R63)', async () => {
    await hand.visit('Workflows')
    await page.getByRole('button', { name: 'New workflow' }).click()
    await page.getByRole('menuitem', { name: 'Start from nothing' }).click()
    await drawing.card('Choose what starts it').click()
    await page.getByRole('button', { name: /^Order created/ }).click()
    await drawing.addAfter('Order created', 'Then', /^Condition/)
    await drawing.panel.getByRole('button', { name: 'Add a condition' }).click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /Risk level/ })
      .click()
    await expect(drawing.panel).toContainText('The risk is not known yet when this trigger fires')
    await page.getByRole('button', { name: 'Turn on', exact: true }).click()
    await expect(page.getByRole('dialog', { name: /problem/ })).toContainText('Order risk analyzed')
    await hand.still('07-editor-problem')
    await page.keyboard.press('Escape')
  })

  test('names the right trigger, tags what is risky and captures the rest', async () => {
    await drawing.card('Order created').click()
    await drawing.panel.getByRole('button', { name: 'Change the trigger' }).click()
    await page.getByRole('button', { name: /^Order risk analyzed/ }).click()
    await drawing.card('Condition').click()
    await drawing.panel.getByRole('combobox', { name: 'Value' }).click()
    await page.getByRole('option', { name: 'High' }).click()
    await drawing.addAfter('Condition', 'Then', /^Add order tags/)
    await drawing.panel.getByRole('combobox', { name: 'Tags' }).fill('look closer')
    await page.keyboard.press('Enter')
    await drawing.addAfter('Condition', 'Otherwise', /^Capture payment/)
    await hand.still('08-editor')
  })

  test('undoes and redoes a deletion, moves a card, and saves by itself', async () => {
    await drawing.card('Capture payment').click()
    await drawing.panel.getByRole('button', { name: 'Delete step' }).click()
    await expect(drawing.card('Capture payment')).toBeHidden()
    await page.getByRole('button', { name: /^Undo/ }).click()
    await expect(drawing.card('Capture payment')).toBeVisible()
    const before = await drawing.card('Capture payment').boundingBox()
    await drawing.card('Capture payment').hover()
    await page.mouse.down()
    await page.mouse.move((before?.x ?? 0) + 60, (before?.y ?? 0) + 180, { steps: 8 })
    await page.mouse.up()
    expect((await drawing.card('Capture payment').boundingBox())?.y).not.toBe(before?.y)
    await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  })

  test('connects two cards by hand', async () => {
    const from = drawing.card('Add order tags').locator('.react-flow__handle.source').first()
    const to = drawing.card('Capture payment').locator('.react-flow__handle.target').first()
    await from.dragTo(to)
    await expect(
      drawing.canvas.getByRole('group', { name: 'From “Add order tags” to “Capture payment”' }),
    ).toHaveCount(1)
    await page.getByRole('button', { name: /^Undo/ }).click()
  })

  test('turns it on, and it acts on the next order', async () => {
    await page.getByRole('button', { name: /^Rename/ }).click()
    await page.getByRole('textbox', { name: 'Name of the workflow' }).fill('Look closer at risky orders')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Turn on', exact: true }).click()
    await expect(page.getByText('On', { exact: true })).toBeVisible()
    await hand.still('09-editor-on')
    await hand.placeOrder('Visa 4100')
    await expect(page.getByRole('region', { name: 'Tags' })).toContainText('look closer')
    await hand.still('10-order-tagged')
  })
})

test('says that capturing by itself would leave the workflows nothing to decide (R65)', async () => {
  await hand.visit('Settings')
  await page.getByRole('radio', { name: 'Automatic' }).click()
  const warning = page.getByRole('dialog', { name: 'Capture automatically all the same?' })
  await expect(warning).toContainText(riskWorkflow)
  await hand.still('11-settings')
  await warning.getByRole('button', { name: 'Capture automatically' }).click()
  await hand.visit('Workflows')
  await expect(page.getByRole('row', { name: new RegExp(riskWorkflow) })).toContainText('Needs attention')
  await hand.still('12-workflows-need-attention')
  await hand.visit('Settings')
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
  await hand.still('13-orders-korean-dark')
})

test('goes on after the server was killed, without signing in again', async () => {
  await page.getByRole('button', { name: /^언어/ }).click()
  await page
    .getByRole('menuitem', { name: 'English' })
    .or(page.getByRole('menuitemradio', { name: 'English' }))
    .click()
  await shop.killAndRestart()
  await hand.placeOrder('Visa 4242')
  await expect(page.getByRole('region', { name: 'Payment' })).toContainText('Paid')
})

test('never threw an error in the browser', () => {
  expect(complaints).toEqual([])
})
