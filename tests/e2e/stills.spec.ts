import { expect, type Page, test } from '@playwright/test'
import { z } from 'zod'
import { type RunningShop, startShop } from './running-shop.js'
import { expectSound } from './sound-page.js'

interface Look {
  readonly name: string
  readonly language: 'ko' | 'ja'
  readonly colorScheme: 'dark' | 'light'
  readonly viewport: { readonly width: number; readonly height: number }
}

const looks: readonly Look[] = [
  { name: 'ko-dark-phone', language: 'ko', colorScheme: 'dark', viewport: { width: 390, height: 844 } },
  { name: 'ja-light-wide', language: 'ja', colorScheme: 'light', viewport: { width: 1600, height: 1000 } },
]

/** What customers see. */
const storePages = {
  'store-home': '/',
  'store-category': '/categories/home',
  'store-search': '/search?q=tea',
  'store-product': '/products/linen-apron',
  'store-cart': '/cart',
  'store-policy': '/pages/shipping-policy',
  'store-contact': '/contact',
}

const screens = {
  home: '/admin/',
  inbox: '/admin/inbox',
  'inbox-closed': '/admin/inbox?view=closed&topic=returns',
  orders: '/admin/orders',
  'test-order': '/admin/orders?place=true',
  drafts: '/admin/orders/drafts',
  'draft-new': '/admin/orders/drafts/new',
  products: '/admin/products',
  'product-new': '/admin/products/new',
  'products-import': '/admin/products/import',
  stock: '/admin/stock',
  'gift-cards': '/admin/gift-cards',
  discounts: '/admin/discounts',
  'discount-new': '/admin/discounts/new',
  registers: '/admin/registers',
  shifts: '/admin/shifts',
  'till-exceptions': '/admin/till-exceptions',
  'till-exceptions-kept': '/admin/till-exceptions?tab=kept',
  completeness: '/admin/completeness',
  'restored-receipts': '/admin/restored-receipts',
  'ledger-files': '/admin/ledger-files',
  'sales-reports': '/admin/sales-reports',
  customers: '/admin/customers',
  workflows: '/admin/workflows',
  templates: '/admin/workflows/templates',
  runs: '/admin/runs',
  'inbox-figures': '/admin/inbox/figures',
  mailbox: '/admin/mail',
  operations: '/admin/operations',
  settings: '/admin/settings',
  ...Object.fromEntries(
    [
      'general',
      'taxes',
      'shipping',
      'payments',
      'pages',
      'locations',
      'tills',
      'mail',
      'topics',
      'canned-replies',
      'staff',
      'roles',
      'connections',
      'keys',
      'webhooks',
      'history',
      'account',
      'audit',
    ].map((section) => [`settings-${section}`, `/admin/settings/${section}`]),
  ),
}

let shop: RunningShop

test.beforeAll(async () => {
  shop = await startShop()
})
test.afterAll(() => shop.stop())

for (const look of looks) {
  test(`every screen has its words, fits, and keeps to WCAG 2.2 AA: ${look.name}`, async ({ browser }) => {
    const context = await browser.newContext({
      baseURL: shop.origin,
      colorScheme: look.colorScheme,
      viewport: look.viewport,
      locale: look.language,
      reducedMotion: 'reduce',
    })
    const page = await context.newPage()
    await page.addInitScript(
      (language) => localStorage.setItem('counterflow.language', JSON.stringify(language)),
      look.language,
    )
    await page.goto('/admin/')
    await expect(page.locator('input[type=password]')).toBeVisible()
    await still(page, look, 'sign-in')
    await signIn(page)
    for (const [name, path] of Object.entries(storePages)) await visit(page, look, name, path)
    await page.goto('/admin/')
    for (const [name, path] of Object.entries(screens)) await visit(page, look, name, path)
    for (const [name, path] of Object.entries(await detailsOf(page))) await visit(page, look, name, path)
    await context.close()
  })
}

async function signIn(page: Page): Promise<void> {
  await page.locator('input[type=email]').fill(shop.owner.email)
  await page.locator('input[type=password]').fill(shop.owner.password)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('navigation').first()).toBeAttached()
  await expect(page.locator('input[type=password]')).toHaveCount(0)
}

async function visit(page: Page, look: Look, name: string, path: string): Promise<void> {
  await page.goto(path)
  await expect(page.locator('h1, [role=application], [role=tree]').first()).toBeVisible()
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
  await still(page, look, name)
  // The canvas and what belongs to it have journeys of their own for this.
  if (!name.startsWith('workflow-')) await expectSound(page, look.colorScheme, name)
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(over, `${look.name} ${name} is wider than its window`).toBeLessThanOrEqual(0)
}

const still = (page: Page, look: Look, name: string) =>
  page.screenshot({ path: `test-results/stills/${look.name}-${name}.png` })

/** One of each thing that has a page of its own. */
async function detailsOf(page: Page): Promise<Record<string, string>> {
  const workflow = await installed(page, 'commerce.capture_unless_high_risk')
  const [order, customer, product] = await Promise.all([
    firstId(page, '/api/v1/orders'),
    firstId(page, '/api/v1/customers'),
    firstId(page, '/api/v1/products'),
  ])
  return {
    order: `/admin/orders/${order}`,
    customer: `/admin/customers/${customer}`,
    product: `/admin/products/${product}`,
    workflow: `/admin/workflows/${workflow}`,
    'workflow-step': `/admin/workflows/${workflow}?step=risk_not_high`,
    'workflow-trigger': `/admin/workflows/${workflow}?step=trigger`,
  }
}

async function installed(page: Page, template: string): Promise<string> {
  const answer = await page.request.post(`/api/v1/templates/${template}/install`, {
    headers: { origin: shop.origin },
    data: { turnOn: false, name: `Still ${Date.now()}` },
  })
  expect(answer.status()).toBe(201)
  return z.object({ id: z.string() }).parse(await answer.json()).id
}

async function firstId(page: Page, list: string): Promise<string> {
  const answer = await page.request.get(list)
  const [first] = z.object({ items: z.array(z.object({ id: z.string() })) }).parse(await answer.json()).items
  if (first === undefined) throw new Error(`${list} is empty.`)
  return first.id
}
