import { expect, type Page, test } from '@playwright/test'
import { type RunningShop, startShop } from './running-shop.js'

let shop: RunningShop
let page: Page
let workflowId: string
let numbers: string[]
const complaints: string[] = []

test.describe.configure({ mode: 'serial' })

const send = async <Answer>(path: string, data: unknown): Promise<Answer> => {
  const response = await page.request.post(`/api/v1/${path}`, { headers: { origin: shop.origin }, data })
  expect(response.ok(), await response.text()).toBe(true)
  return response.json()
}

test.beforeAll(async ({ browser }) => {
  shop = await startShop()
  page = await browser.newPage({ baseURL: shop.origin })
  page.on('pageerror', (error) => complaints.push(error.message))
  await send('session', shop.owner)
  const order = {
    customer: { name: 'Ada Lovelace', email: 'ada@example.com' },
    lines: [{ variant: { sku: 'TEA-UJN-30' }, quantity: 1 }],
    payment: { card: { number: '4242 4242 4242 4242' } },
  }
  numbers = []
  for (let count = 0; count < 2; count += 1) {
    const { snapshot } = await send<{ snapshot: { number: string } }>('orders', order)
    numbers.unshift(snapshot.number)
  }
  const definition = {
    schema: 1,
    name: 'Tell about orders',
    trigger: { type: 'commerce.order_created', config: {} },
    nodes: [{ id: 'tell', kind: 'action', action: 'mail.send_to_staff', input: {} }],
    edges: [{ from: 'trigger', port: 'then', to: 'tell' }],
    layout: {},
  }
  workflowId = (await send<{ id: string }>('workflows', { name: 'Tell', definition })).id
  await page.goto(`/admin/workflows/${workflowId}?step=tell`)
})

test.afterAll(async () => {
  await page.close()
  await shop.stop()
})

const subject = () => page.getByRole('textbox', { name: 'Subject' })
const panel = () => page.getByRole('complementary', { name: /^Settings of/ })
const preview = () => panel().getByRole('status').first()

/** Takes what is offered. A list that has just opened lets no Enter through that was meant for the line. */
async function accept(name: RegExp): Promise<void> {
  const option = page.getByRole('option', { name })
  await option.waitFor()
  await expect(async () => {
    await page.keyboard.press('Enter')
    await expect(option).toBeHidden({ timeout: 1_000 })
  }).toPass()
}

test('completes a value by its name, and shows it by its name', async () => {
  // The first visit loads everything, on a machine that has just started a server.
  await expect(subject()).toHaveAttribute('aria-multiline', 'false', { timeout: 60_000 })
  await subject().click()
  await page.keyboard.type('Order {{numb')
  await accept(/Order › Number/)
  await expect(subject()).toHaveText('Order Order Number')
  await expect(preview()).toHaveText(`Order ${numbers[0]}`)
})

test('offers filters, types over closing braces, and underlines what is wrong as one types', async () => {
  await page.keyboard.type(' of {{ trigger.order.total | mon')
  await accept(/^money/)
  await page.keyboard.type(' }}')
  await expect(preview()).toHaveText(new RegExp(`^Order ${numbers[0]} of ₩`))
  await page.keyboard.type(' {{ shop.nam }}')
  await expect(subject()).toHaveAttribute('aria-invalid', 'true')
  await expect(panel().locator('.cf-chip[data-lost]')).toHaveText(/Nam/)
  for (let count = 0; count < 2; count += 1) await page.keyboard.press('Backspace')
  await expect(subject()).toHaveAttribute('aria-invalid', 'false')
})

test('opens a value to be edited with F2, takes typing back first, and leaves by Tab', async () => {
  await page.keyboard.press('F2')
  await expect(subject()).toContainText('trigger.order.total | money')
  await page.keyboard.press('End')
  await expect(subject()).not.toContainText('trigger.order.total')
  await page.keyboard.type('!')
  await expect(subject()).toHaveText(/money!$/)
  await page.keyboard.press('Control+z')
  await expect(subject()).not.toHaveText(/!$/)
  await page.keyboard.press('Tab')
  await expect(subject()).not.toBeFocused()
})

test('takes all samples from the event that is chosen, and keeps the choice', async () => {
  await panel().getByRole('button', { name: 'Subject: Insert a value' }).click()
  const chooser = page.getByRole('combobox', { name: 'Samples from' })
  await chooser.selectOption({ index: 1 })
  await page.keyboard.press('Escape')
  await expect(preview()).toHaveText(new RegExp(`^Order ${numbers[1]} of`))
  await page.reload()
  await expect(preview()).toHaveText(new RegExp(`^Order ${numbers[1]} of`))
})

test('finds a member of the team on the server, and shows the mail as it will look (R82, R83)', async () => {
  const to = panel().getByRole('combobox', { name: 'To' })
  await to.fill('sato')
  const found = page.getByRole('option', { name: /^Sato Misaki/ })
  await expect(page.getByRole('option')).toHaveCount(1)
  await found.click()
  await expect(to).toHaveValue(/^Sato Misaki/)
  await panel().getByRole('textbox', { name: 'Body' }).click()
  await page.keyboard.type('Please look at {{ trigger.order.number }}.')
  await panel().getByRole('button', { name: 'Preview' }).click()
  const dialog = page.getByRole('dialog', { name: 'Preview' })
  await expect(dialog.getByText(new RegExp(`^Order ${numbers[1]} of ₩`))).toBeVisible()
  await expect(dialog.frameLocator('iframe').getByText(`Please look at ${numbers[1]}.`)).toBeVisible()
  await page.keyboard.press('Escape')
  expect(complaints).toEqual([])
})
