import { expect, type Page, test } from '@playwright/test'
import { Hand } from './hand.js'
import { LocalPushService, SleepingWorker } from './push-service.js'
import { type RunningShop, startShop } from './running-shop.js'

let shop: RunningShop
let service: LocalPushService
let agent: Page
const complaints: string[] = []

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  shop = await startShop()
  service = await LocalPushService.start()
  const context = await browser.newContext({ baseURL: shop.origin })
  await service.serve(context)
  agent = await context.newPage()
  agent.on('pageerror', (error) => complaints.push(error.message))
})

test.afterAll(async () => {
  await agent.context().close()
  service.close()
  await shop.stop()
})

/** What the service worker shows at the moment, as the browser's own list says. */
const shown = () =>
  agent.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready
    const notifications = await registration.getNotifications()
    return notifications.map(({ title, body, data }) => ({ title, body, data }))
  })

test('staff turn notifications on, and a test comes to this device', async () => {
  await new Hand(agent, shop).signIn()
  await agent.goto('/admin/settings/account')
  const panel = agent.getByRole('region', { name: 'Notifications on this device' })
  await panel.getByRole('button', { name: 'Turn on' }).click()
  await expect(panel).toContainText('On for this device')
  await panel.getByRole('button', { name: 'Send a test' }).click()
  await expect(panel).toContainText('It should appear in a moment.')
  const worker = await SleepingWorker.of(agent)
  const [delivery] = service.arrived
  if (delivery === undefined) throw new Error('Nothing arrived at the push service.')
  expect(delivery.headers).toMatchObject({ 'content-encoding': 'aes128gcm', urgency: 'high' })
  await worker.receive(service.read(delivery))
  await expect.poll(shown).toMatchObject([{ title: 'Notifications work' }])
})

test('a customer writes: the device says that there is news, and neither who nor what', async ({
  browser,
}) => {
  const context = await browser.newContext({ baseURL: shop.origin })
  const customer = await context.newPage()
  await customer.goto('/')
  await customer.getByRole('button', { name: 'Chat with us' }).click()
  await customer.getByLabel('Name').fill('Mina Kim')
  await customer.getByLabel('E-mail').fill('mina@example.com')
  await customer.getByLabel('Message').fill('My parcel has not come.')
  await customer.getByRole('button', { name: 'Start chat' }).click()
  await expect.poll(() => service.arrived.length).toBe(2)
  await context.close()
  const [, news] = service.arrived
  if (news === undefined) throw new Error('No news arrived at the push service.')
  const told = service.read(news)
  expect(told).not.toMatch(/mina|parcel/i)
  const worker = await SleepingWorker.of(agent)
  await worker.receive(told)
  const ofNews = async () => (await shown()).find(({ title }) => title === 'New message')
  await expect.poll(ofNews).toMatchObject({ body: 'Inbox' })
  await agent.goto((await ofNews())?.data.url)
  await expect(agent.getByRole('main')).toContainText('My parcel has not come.')
})

test('a device that is turned off is told no more', async () => {
  await agent.goto('/admin/settings/account')
  const panel = agent.getByRole('region', { name: 'Notifications on this device' })
  await panel.getByRole('button', { name: 'Turn off' }).click()
  await expect(panel.getByRole('button', { name: 'Turn on' })).toBeVisible()
  expect(complaints).toEqual([])
})
