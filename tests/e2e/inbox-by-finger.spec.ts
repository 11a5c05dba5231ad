import { expect, type Page, test } from '@playwright/test'
import { phone, swipeRight } from './finger.js'
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
  customer = await people.come(phone)
  agent = await people.come(phone)
})

test.afterAll(() => people?.end())

const row = () =>
  agent.getByRole('region', { name: 'Conversations' }).getByRole('listitem').filter({ hasText: 'Yuna Lee' })
const list = (name: RegExp) => agent.getByRole('navigation', { name: 'Lists' }).getByRole('link', { name })
const badge = () => row().getByRole('img', { name: 'Assigned to you' })
const fits = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)

async function swipeAndTap(deed: string): Promise<void> {
  await swipeRight(agent, row())
  const button = row().getByRole('button', { name: deed })
  await expect(button).toBeVisible()
  // On a busy machine Chromium still takes it for a part of the swipe; whose tap did nothing taps again.
  await expect(async () => {
    if (await button.isVisible()) await button.tap({ timeout: 1_000 })
    await expect(button).toBeHidden({ timeout: 2_000 })
  }).toPass()
}

/** Chooses from what the three dots open. */
async function choose(item: string): Promise<void> {
  await agent.getByRole('button', { name: 'More', exact: true }).tap()
  await agent.getByRole('menuitem', { name: item, exact: true }).tap()
}

test('a question that is asked on a phone is in the list of a phone (R7, R145)', async () => {
  await agent.goto('/admin/inbox')
  await agent.getByLabel('E-mail').fill(shop.owner.email)
  await agent.getByLabel('Password', { exact: true }).fill(shop.owner.password)
  await agent.getByRole('button', { name: 'Sign in' }).tap()
  await customer.goto('/')
  await customer.getByRole('button', { name: 'Chat with us' }).tap()
  await customer.getByLabel('Name').fill('Yuna Lee')
  await customer.getByLabel('E-mail').fill('yuna@example.com')
  await customer.getByLabel('Message').fill('Do you offer bulk pricing for resellers?')
  await customer.getByRole('button', { name: 'Start chat' }).tap()
  await expect(row()).toBeVisible()
  expect(await fits(agent)).toBe(true)
})

test('a swipe to the right assigns a conversation and takes it away again (R43)', async () => {
  await swipeAndTap('Assign to me')
  await expect(badge()).toBeVisible()
  await swipeAndTap('Unassign')
  await expect(badge()).toHaveCount(0)
})

test('a swipe to the right closes it, and opens it again from the list of the closed (R34, R37)', async () => {
  await swipeAndTap('Close')
  await expect(row()).toHaveCount(0)
  await list(/^Closed/).tap()
  await expect(row()).toBeVisible()
  await swipeAndTap('Reopen')
  await expect(row()).toHaveCount(0)
  await list(/^Open/).tap()
  await expect(row()).toBeVisible()
})

test('it is answered with products that the plus offers (R8, R18, R20)', async () => {
  await row().getByRole('link').tap()
  await agent.getByRole('button', { name: 'More to send' }).tap()
  await agent.getByRole('menuitem', { name: 'Share products' }).tap()
  const products = agent.getByRole('dialog', { name: 'Share products' }).getByRole('checkbox')
  for (const place of [0, 1, 2]) await products.nth(place).tap()
  await expect(products.nth(3)).toBeDisabled()
  await agent.getByRole('button', { name: 'Choose', exact: true }).tap()
  await agent.getByPlaceholder(/^Write a reply/).fill('From ten pieces on.')
  await agent.getByRole('button', { name: 'Share 3 products' }).tap()
  await expect(customer.getByText('From ten pieces on.')).toBeVisible()
  await expect(customer.getByRole('log').getByText('View product')).toHaveCount(3)
  expect(await fits(agent)).toBe(true)
})

test('the three dots close it, open it, assign it and show the customer (R36, R38 to R42, R47)', async () => {
  await choose('Close')
  await choose('Reopen')
  await choose('Assign')
  const window = agent.getByRole('dialog', { name: 'Manage staff assignment' })
  await expect(window).toContainText('lacks the permission')
  await window.getByRole('searchbox', { name: 'Search staff' }).fill('misaki')
  await window.getByRole('button', { name: 'Sato Misaki' }).tap()
  await agent.getByRole('button', { name: 'Assigned to Sato Misaki' }).tap()
  await window.getByRole('button', { name: 'Unassign' }).tap()
  await expect(agent.getByText('Assigned to nobody any more').last()).toBeVisible()
  await choose('Customer')
  await expect(agent.getByRole('dialog', { name: 'Customer' })).toContainText('yuna@example.com')
})

test('never threw an error in the browser', () => {
  expect(people?.complaints).toEqual([])
})
