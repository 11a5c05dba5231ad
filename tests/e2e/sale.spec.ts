import { expect, type Page, test } from '@playwright/test'
import { Hand } from './hand.js'
import { type PeopleInShop, startPeopleInShop } from './people-in-shop.js'
import type { RunningShop } from './running-shop.js'

let people: PeopleInShop | undefined
let shop: RunningShop
let customer: Page
let office: Page

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  people = await startPeopleInShop(browser)
  shop = people.shop
  customer = await people.come()
  office = await people.come()
})

test.afterAll(() => people?.end())

const cart = () => customer.getByRole('main')
const deed = (name: string | RegExp) => office.getByRole('dialog', { name })

async function buy(product: RegExp): Promise<void> {
  await customer.goto('/')
  await cart().getByRole('link', { name: product }).first().click()
  await customer.getByRole('button', { name: 'Add to cart' }).click()
  await expect(customer.getByRole('dialog').filter({ hasText: '₩' })).toBeVisible()
}

test('a customer fills a cart, uses a code and pays by card', async () => {
  await buy(/Celadon tea cup/)
  await buy(/Gooseneck kettle/)
  await customer.goto('/cart')
  await customer.getByLabel('Discount code').fill('welcome10')
  await customer.getByRole('button', { name: 'Apply' }).click()
  await expect(cart()).toContainText('-₩9,700')
  await customer.getByRole('link', { name: 'Check out' }).click()
  await customer.getByLabel('E-mail', { exact: true }).fill('noor@example.com')
  await customer.getByLabel('Full name').fill('Noor Haddad')
  await customer.getByLabel('Postal code').fill('06236')
  await customer.getByLabel('City').fill('Seoul')
  await customer.getByLabel('Street and number').fill('12 Teheran-ro')
  await customer.getByLabel('Card number').fill('4242 4242 4242 4242')
  await customer.getByRole('button', { name: 'Pay ₩90,300' }).click()
  await expect(customer.getByText('Thank you! Your order is with us.')).toBeVisible()
  await expect(cart()).toContainText('Being prepared')
})

test('the office takes the money and sends a part', async () => {
  const hand = new Hand(office, shop)
  await hand.signIn()
  await hand.visit('Orders')
  await office
    .getByRole('row', { name: /Noor Haddad/ })
    .getByRole('link')
    .first()
    .click()
  await hand.capture()
  await office.getByRole('button', { name: 'Fulfil', exact: true }).click()
  const parcel = deed(/^Fulfil order/)
  await parcel
    .getByRole('textbox', { name: /^Quantity of/ })
    .nth(1)
    .fill('0')
  await parcel.getByLabel('Carrier').fill('Korea Post')
  await parcel.getByLabel('Tracking number').fill('6801234567890')
  await parcel.getByRole('button', { name: 'Fulfil 1 piece' }).click()
  await expect(parcel).toBeHidden()
  await expect(office.getByText('Partly fulfilled').first()).toBeVisible()
  await customer.reload()
  await expect(cart()).toContainText('Partly sent')
})

test('a line is refunded for what was paid for it, to the unit', async () => {
  await office.getByRole('button', { name: 'Refund', exact: true }).click()
  const refund = deed('Refund')
  await refund
    .getByRole('textbox', { name: /^Pieces of/ })
    .nth(1)
    .fill('1')
  await refund.getByRole('button', { name: 'Refund ₩62,100' }).click()
  await expect(refund).toBeHidden()
  await expect(office.getByText('Partly refunded').first()).toBeVisible()
})

test('the customer was written to each time, and sees how the order stands', async () => {
  await office
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: 'Mailbox', exact: true })
    .click()
  const mails = office.getByRole('row', { name: /noor@example\.com/ })
  await expect(mails).toHaveCount(3)
  await expect(mails.filter({ hasText: 'A refund for your order' })).toHaveCount(1)
  await expect(mails.filter({ hasText: 'is on its way' })).toHaveCount(1)
  await customer.reload()
  // What was refunded before it left need not be sent any more.
  await expect(cart().getByRole('listitem').filter({ hasText: /Sent$/ })).toBeVisible()
  await expect(cart()).toContainText('We have given ₩62,100 back to you.')
})

test('never threw an error in the browser', () => {
  expect(people?.complaints).toEqual([])
})
