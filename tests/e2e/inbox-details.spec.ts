import { expect, type Page, test } from '@playwright/test'
import { Hand } from './hand.js'
import { type PeopleInShop, startPeopleInShop } from './people-in-shop.js'
import type { RunningShop } from './running-shop.js'

let people: PeopleInShop | undefined
let shop: RunningShop
let agent: Page

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  people = await startPeopleInShop(browser)
  shop = people.shop
  agent = await people.come()
})

test.afterAll(() => people?.end())

const rows = () => agent.getByRole('region', { name: 'Conversations' }).getByRole('listitem')
const row = (name: string) => rows().filter({ hasText: name })
const conversation = () => agent.getByRole('main')
const panel = () => agent.getByRole('complementary', { name: 'Customer', exact: true })
const list = (name: RegExp) => agent.getByRole('navigation', { name: 'Lists' }).getByRole('link', { name })

test('the list shows one topic alone, and those first who wait longest (R13)', async () => {
  await new Hand(agent, shop).signIn()
  await agent.goto('/admin/inbox')
  await expect(row('Emma Lindqvist')).toContainText('Order status')
  await agent.getByRole('button', { name: 'Only one topic' }).click()
  await agent.getByRole('menuitem', { name: /^Wholesale/ }).click()
  await expect(rows()).toHaveCount(1)
  await expect(row('Daniel Okafor')).toBeVisible()
  await agent.getByRole('button', { name: /^Drop the filter/ }).click()
  await agent.getByRole('button', { name: 'Order', exact: true }).click()
  await agent.getByRole('menuitem', { name: 'Waiting longest' }).click()
  await expect(rows().first()).toContainText('Daniel Okafor')
})

test('what was read can be unread again (R33)', async () => {
  await row('Emma Lindqvist').getByRole('link').click()
  await expect(row('Emma Lindqvist').getByTitle('Unread')).toHaveCount(0)
  await conversation().getByRole('button', { name: 'Mark as unread' }).click()
  await expect(row('Emma Lindqvist').getByTitle('Unread')).toBeVisible()
})

test('a check mark closes, a circle reopens, and the customer is shown either way (R35, R46)', async () => {
  await row('Daniel Okafor').getByRole('link').click()
  const profile = panel().getByRole('heading', { name: 'Daniel Okafor' })
  await expect(profile).toBeVisible()
  const button = (name: string) => conversation().getByRole('button', { name, exact: true })
  await expect(button('Close').locator('.tabler-icon-check')).toBeVisible()
  await button('Close').click()
  await list(/^Closed/).click()
  // Nobody waits whose conversation is closed.
  await agent.getByRole('button', { name: 'Clear filters' }).click()
  await row('Daniel Okafor').getByRole('link').click()
  await expect(profile).toBeVisible()
  await expect(button('Reopen').locator('.tabler-icon-circle')).toBeVisible()
  await button('Reopen').click()
  await expect(row('Daniel Okafor')).toHaveCount(0)
})

test('an order opens by its number, with date, amount and states; several lead to all (R56, R57)', async () => {
  await list(/^Open/).click()
  await row('Daniel Okafor').getByRole('link').click()
  const orders = panel().getByRole('region', { name: 'Orders of the last 60 days' })
  const number = orders.getByRole('link', { name: /^#\d+/ }).first()
  await expect(orders.getByRole('listitem').first()).toContainText(/₩[\d,]+/)
  await expect(orders.getByRole('listitem').first()).toContainText(/Paid|Authorized|Refunded|Pending/)
  const shown = (await number.textContent()) ?? ''
  await number.click()
  await expect(agent.getByRole('heading', { level: 1, name: `Order ${shown}` })).toBeVisible()
  await agent.goBack()
  await panel()
    .getByRole('region', { name: /^Orders/ })
    .getByRole('link', { name: 'View all' })
    .click()
  await expect(agent.getByRole('main').getByRole('link', { name: shown })).toBeVisible()
})

test('whoever agreed to news by either way bears it beside the name (R49, R50)', async () => {
  const profile = panel().getByRole('region', { name: 'Emma Lindqvist' })
  const subscribed = profile.getByText('Subscribed', { exact: true })
  const manage = panel().getByRole('link', { name: 'Manage' })
  const ways = agent.getByRole('region', { name: 'Marketing consent' }).getByRole('switch')
  await agent.goto('/admin/inbox')
  await row('Emma Lindqvist').getByRole('link').click()
  await expect(panel().getByRole('heading', { name: 'Emma Lindqvist' })).toBeVisible()
  await expect(subscribed).toHaveCount(0)
  for (const way of [0, 1]) {
    await manage.click()
    await ways.nth(way).click()
    await expect(ways.nth(way)).toBeChecked()
    await agent.goBack()
    await expect(subscribed).toBeVisible()
    await manage.click()
    await ways.nth(way).click()
    await expect(ways.nth(way)).not.toBeChecked()
    await agent.goBack()
    await expect(subscribed).toHaveCount(0)
  }
})

test('what was written stands on the profile of the customer as well (R30)', async () => {
  await panel().getByRole('link', { name: 'Manage' }).click()
  const talks = agent.getByRole('region', { name: 'Conversations' })
  await expect(talks).toContainText('Where is my order?')
  await talks.getByRole('link').first().click()
  await expect(panel().getByRole('heading', { name: 'Emma Lindqvist' })).toBeVisible()
})

test('never threw an error in the browser', () => {
  expect(people?.complaints).toEqual([])
})
