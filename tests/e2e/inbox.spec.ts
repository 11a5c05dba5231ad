import { inboxClientHeader } from '@counterflow/core'
import { expect, type Page, test } from '@playwright/test'
import { Hand } from './hand.js'
import { type PeopleInShop, startPeopleInShop } from './people-in-shop.js'
import type { RunningShop } from './running-shop.js'

let people: PeopleInShop | undefined
let shop: RunningShop
let customer: Page
let agent: Page

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  people = await startPeopleInShop(browser)
  shop = people.shop
  customer = await people.come()
  agent = await people.come()
})

test.afterAll(() => people?.end())

const conversation = () => agent.getByRole('main')
const said = (page: Page) => page.getByRole('log').getByText('left with a neighbour')

test('a customer puts something into the cart and asks a question in the chat (R4, R7)', async () => {
  await new Hand(agent, shop).signIn()
  await agent.goto('/admin/inbox')
  await customer.goto('/')
  await customer.getByRole('main').getByRole('link').filter({ hasText: '₩' }).first().click()
  await customer.getByRole('button', { name: 'Add to cart' }).click()
  const cart = customer.getByRole('dialog').filter({ hasText: '₩' })
  await expect(cart).toBeVisible()
  await customer.keyboard.press('Escape')
  await expect(cart).toBeHidden()
  await customer.getByRole('button', { name: 'Chat with us' }).click()
  await customer.getByLabel('Name').fill('Mina Kim')
  await customer.getByLabel('E-mail').fill('mina@example.com')
  await customer.getByLabel('Message').fill('Where is my order? It should have been here on Monday.')
  await customer.getByRole('button', { name: 'Start chat' }).click()
  await agent.getByText('Mina Kim').first().click()
  await expect(conversation()).toContainText('It should have been here on Monday.')
})

test('the conversation says what it is about, by itself (R9 to R12)', async () => {
  await expect(conversation().getByText('Order status').first()).toBeVisible()
})

test('a screen that is older than topics is told of none, and offers to be loaded anew (R14)', async () => {
  const asked = '**/api/v1/conversations**'
  await agent.route(asked, (route) =>
    route.continue({ headers: { ...route.request().headers(), [inboxClientHeader]: '5.12.0' } }),
  )
  await agent.reload()
  await expect(agent.getByText('This screen is too old for topics')).toBeVisible()
  await expect(conversation()).toContainText('It should have been here on Monday.')
  await expect(agent.getByText('Order status')).toHaveCount(0)
  await agent.unroute(asked)
  await agent.getByRole('button', { name: 'Load anew' }).click()
  await expect(conversation().getByText('Order status').first()).toBeVisible()
  await expect(agent.getByText('This screen is too old for topics')).toBeHidden()
})

test('staff answer, and see that it was read (R8)', async () => {
  await conversation()
    .getByPlaceholder(/^Write a reply/)
    .fill('It left us today and arrives tomorrow.')
  await agent.keyboard.press('Enter')
  await expect(customer.getByText('arrives tomorrow')).toBeVisible()
  await expect(conversation().getByText('Read', { exact: true })).toBeVisible()
})

test('staff see at once that the customer leaves the store and comes back (R5 to R7)', async () => {
  const list = agent.getByRole('region', { name: 'Conversations', exact: true })
  const inList = list.getByRole('listitem').filter({ hasText: 'Mina Kim' }).getByText('Online')
  const inHead = conversation()
    .getByRole('region', { name: 'Conversation with Mina Kim' })
    .getByText('Online')
  await expect(inList).toBeVisible()
  await expect(inHead).toBeVisible()
  const page = customer.url()
  await customer.goto('about:blank')
  await expect(inList).toBeHidden()
  await expect(inHead).toBeHidden()
  await expect(conversation().getByText(/^Has left the store/)).toBeVisible()
  await customer.goto(page)
  await expect(inHead).toBeVisible()
  await expect(inList).toBeVisible()
})

test('staff say which customer it is, and leave a note on their profile (R45, R49, R51)', async () => {
  const panel = agent.getByRole('complementary', { name: 'Customer', exact: true })
  await panel.getByRole('button', { name: 'Add as a customer' }).click()
  const form = agent.getByRole('dialog', { name: 'Create customer' })
  await expect(form.getByLabel('Name')).toHaveValue('Mina Kim')
  await form.getByRole('button', { name: 'Create customer' }).click()
  await expect(panel.getByRole('link', { name: 'mina@example.com' })).toBeVisible()
  await panel.getByLabel('New note').fill('Prefers the phone.')
  await panel.getByRole('button', { name: 'Add note' }).click()
  await expect(panel.getByRole('listitem').filter({ hasText: 'Prefers the phone.' })).toBeVisible()
  await panel.getByRole('button', { name: 'Not this customer' }).click()
  await expect(panel).toContainText('Mina Kim uses this address.')
  await panel.getByRole('button', { name: 'It is this customer' }).click()
  await expect(panel.getByRole('listitem').filter({ hasText: 'Prefers the phone.' })).toBeVisible()
})

test('what is written while the server is gone arrives once (R31)', async () => {
  const restarted = shop.killAndRestart()
  await customer.getByLabel('Write a message').fill('Thank you! Can it be left with a neighbour?')
  await customer.keyboard.press('Enter')
  await restarted
  await expect(said(agent)).toHaveCount(1)
  await agent.reload()
  await expect(said(agent)).toHaveCount(1)
  await customer.reload()
  await expect(said(customer)).toHaveCount(1)
})

test('a closed conversation opens again when the customer goes on (R32, R34)', async () => {
  await conversation().getByRole('button', { name: 'Close', exact: true }).click()
  await expect(conversation().getByRole('button', { name: 'Reopen' })).toBeVisible()
  await customer.getByLabel('Write a message').fill('One more thing.')
  await customer.keyboard.press('Enter')
  await expect(conversation().getByRole('button', { name: 'Close', exact: true })).toBeVisible()
})

test('never threw an error in the browser', () => {
  expect(people?.complaints).toEqual([])
})
