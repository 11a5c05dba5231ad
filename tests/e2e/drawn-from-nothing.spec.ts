import { expect, type Page, test } from '@playwright/test'
import { type DrawingInShop, startDrawingInShop } from './drawing-in-shop.js'
import type { DrawingHand, Hand } from './hand.js'

let place: DrawingInShop | undefined
let page: Page
let hand: Hand
let drawing: DrawingHand

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  place = await startDrawingInShop(browser, { viewport: { width: 1500, height: 950 } })
  ;({ page, hand, drawing } = place)
})

test.afterAll(() => place?.end())

test('cancels and restocks what is high risk, and tells about it (R73)', async () => {
  await hand.visit('Workflows')
  await drawing.begin('Cancel fraud', /^Order risk analyzed/)
  await drawing.addAfter('Order risk analyzed', 'Then', /^Condition/)
  await drawing.ask('risk level', 'is')
  await drawing.chooseValue('High')
  await drawing.addAfter('Condition', 'Then', /^Cancel order/)
  await drawing.chooseIn('Reason', 'Looks like fraud')
  await drawing.addAfter('Cancel order', 'Then', /^Add order tags/)
  await drawing.panel.getByRole('combobox', { name: 'Tags' }).fill('cancelled-for-risk')
  await page.keyboard.press('Enter')
  await drawing.addAfter('Add order tags', 'Then', /^Add customer tags/)
  await drawing.panel.getByRole('combobox', { name: 'Tags' }).fill('high-risk')
  await page.keyboard.press('Enter')
  await drawing.addAfter('Add customer tags', 'Then', /^Send internal e-mail/)
  await drawing.panel.getByRole('combobox', { name: 'To' }).fill('risk@example.com')
  await page.keyboard.press('Enter')
  await drawing.write('Subject', 'Order {{ trigger.order.number }} was cancelled')
  await drawing.write('Body', 'Its risk is high.')
  await hand.still('30-cancel-fraud')
  await drawing.turnOn()

  await hand.placeOrder('Visa 4100')
  await expect(page.getByRole('main')).toContainText('Cancelled')
  await expect(hand.region('Tags')).toContainText('cancelled-for-risk')
  await hand.visit('Mailbox')
  await expect(page.getByRole('main')).toContainText('risk@example.com')
  await expect(page.getByRole('main')).toContainText(/Order #\d+ was cancelled/)
})

test('asks a member of the team to thank for a big order (R85, R82)', async () => {
  await hand.visit('Workflows')
  await drawing.begin('Thank big spenders', /^Payment intent succeeded/)
  await drawing.panel.getByRole('button', { name: 'Add a condition to the start' }).click()
  await drawing.ask('payment amount', 'is over')
  await drawing.panel.getByRole('textbox', { name: 'Value' }).last().fill('1000000')
  await drawing.ask('payment amount currency', 'is')
  await drawing.chooseValue('KRW')
  await drawing.addAfter('Payment intent succeeded', 'Then', /^Send e-mail to team member/)
  await drawing.chooseIn('To', /Sato Misaki/)
  await drawing.write('Subject', 'A note for {{ trigger.order.number }}')
  await drawing.write('Body', 'Please add a handwritten note to the parcel.')
  await drawing.panel.getByRole('button', { name: 'Additional fields: Add a line' }).click()
  await drawing.panel.getByRole('textbox', { name: 'Additional fields 1: Label' }).fill('Amount')
  const value = 'Additional fields 1: Value: Use a value of the run'
  await drawing.pick(drawing.panel.getByRole('button', { name: value }), 'payment amount')
  await hand.still('31-thank-big-spenders')
  await drawing.turnOn()

  await hand.placeOrder('Visa 4242', { quantity: 40 })
  await hand.capture()
  await hand.visit('Mailbox')
  await expect(page.getByRole('main')).toContainText(/A note for #\d+/)
})

test('marks who spends much as VIP, for everybody to see (R86, R88)', async () => {
  await hand.visit('Workflows')
  await drawing.begin('Mark VIPs', /^Payment intent succeeded/)
  await drawing.addAfter('Payment intent succeeded', 'Then', /^Condition/)
  await drawing.ask('payment amount', 'is over')
  await drawing.panel.getByRole('textbox', { name: 'Value' }).last().fill('2000000')
  await drawing.ask('payment amount currency', 'is')
  await drawing.chooseValue('KRW')
  await drawing.addAfter('Condition', 'Then', /^Update customer metadata/)
  await drawing.panel.getByRole('button', { name: 'Metadata: Add a line' }).click()
  await drawing.panel.getByRole('textbox', { name: 'Metadata 1: Name' }).fill('Tier')
  await drawing.panel.getByRole('textbox', { name: 'Metadata 1: Value' }).fill('VIP')
  await hand.still('32-mark-vips')
  await drawing.turnOn()

  await hand.placeOrder('Visa 4242', { product: 'kettle', quantity: 35 })
  await hand.capture()
  await hand.region('Customer').getByRole('link').first().click()
  await expect(page.getByRole('main').getByRole('region', { name: 'Metadata' })).toContainText('VIP')
})

test('gives a small charge back before it is disputed, and escalates a large one (R89 to R93)', async () => {
  await hand.visit('Workflows')
  await drawing.begin('Act on fraud warnings', /^Early fraud warning created/)
  await drawing.addAfter('Early fraud warning created', 'Then', /^Retrieve charge/)
  await drawing.addAfter('Retrieve charge', 'Then', /^Condition/)
  await drawing.ask('retrieve charge amount', 'is under')
  const value = drawing.panel.getByRole('button', { name: 'Value: Use a value of the run' })
  await drawing.pick(value, 'dispute fee')
  await drawing.addAfter('Condition', 'Then', /^Create refund/)
  await expect(drawing.panel.getByRole('combobox', { name: 'Reason' })).toHaveValue('Unspecified')
  await drawing.addAfter('Condition', 'Otherwise', /^Send e-mail to team member/)
  await drawing.chooseIn('To', /Sato Misaki/)
  await drawing.write('Subject', 'Look into {{ steps.retrieve_charge.orderNumber }}')
  await drawing.write('Body', 'The issuer of the card warns of fraud.')
  await hand.still('33-fraud-warnings')
  await drawing.turnOn()

  await hand.placeOrder('5423')
  await hand.capture()
  await hand.visit('Mailbox')
  await expect(page.getByRole('main')).toContainText(/Look into #\d+/)

  await hand.visit('Settings')
  await page.getByRole('textbox', { name: 'Dispute fee' }).fill('200000')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Saved')).toBeVisible()
  await hand.placeOrder('5423')
  await hand.capture()
  await expect(hand.region('Payment')).toContainText('Refunded')
})

test('never threw an error in the browser', () => {
  expect(place?.complaints).toEqual([])
})
