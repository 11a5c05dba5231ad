import { expect, type Page, test } from '@playwright/test'
import {
  enrol,
  keepStorage,
  type Office,
  officeOf,
  openShift,
  ringUp,
  signIn,
  tablet,
} from './enrolled-till.js'
import { type UpdatedShop, withUpdates } from './newer-till.js'
import { type RunningShop, startShop } from './running-shop.js'

let shop: RunningShop
let place: UpdatedShop
let device: Awaited<ReturnType<typeof tablet>>
let till: Page
let office: Office
let loads = 0

test.beforeAll(async () => {
  shop = await startShop()
  place = await withUpdates(shop.origin)
  device = await tablet(test.info().project.use.launchOptions ?? {}, place.origin)
  office = await officeOf(shop, device.device.request, place.origin)
  till = device.device.pages()[0] ?? (await device.device.newPage())
  await keepStorage(till, place.origin)
  till.on('load', () => {
    loads += 1
  })
})

test.afterAll(async () => {
  await device?.end()
  await place?.stop()
  await shop?.stop()
})

/** Looks for a new version, as the till does by itself each hour, and waits until it is there and waits. */
const fetchUpdate = () =>
  till.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready
    await registration.update()
    const installing = registration.installing
    if (installing !== null && installing.state !== 'installed')
      await new Promise((resolve) => installing.addEventListener('statechange', resolve, { once: true }))
    return registration.waiting !== null
  })

/** All that the device has recorded. */
const ledger = () =>
  till.evaluate(async () => {
    const [found] = (await indexedDB.databases()).filter(({ name }) => name === 'counterflow-ledger')
    const opening = indexedDB.open(found?.name ?? '')
    await new Promise((resolve) => opening.addEventListener('success', resolve))
    const asking = opening.result.transaction('events').objectStore('events').getAll()
    await new Promise((resolve) => asking.addEventListener('success', resolve))
    opening.result.close()
    return asking.result.map(({ seq, hash }: { seq: number; hash: string }) => ({ seq, hash }))
  })

test('row 20: a new version is offered and waits; it ends no cart, and takes nothing with it', async () => {
  await till.goto('/till/')
  await enrol(till, office)
  await till.getByRole('button', { name: 'Start the till' }).click()
  await signIn(till, office)
  await openShift(till)
  await till.evaluate(() => navigator.serviceWorker.ready)
  await till.reload()
  await signIn(till, office)
  await till.evaluate(() => navigator.serviceWorker.controller?.scriptURL ?? Promise.reject('No worker.'))
  await ringUp(till)
  loads = 0

  place.update()
  expect(await fetchUpdate()).toBe(true)
  const offer = till.getByRole('button', { name: 'Update the till' })
  // In mid-cart nothing is offered, and nothing happens by itself; nor when the cart is paid.
  await expect(offer).toHaveCount(0)
  await expect(till.getByRole('button', { name: /^Pay\s*₩/ })).toBeVisible()
  await till.keyboard.press('F10')
  await till.getByRole('button', { name: 'New sale' }).click()
  await expect(offer).toBeVisible()
  await expect(till).not.toHaveTitle('A newer till')
  expect(loads).toBe(0)

  const before = await ledger()
  expect(before.length).toBeGreaterThanOrEqual(2)
  await offer.click()
  await expect(till).toHaveTitle('A newer till')
  await expect.poll(() => loads).toBe(1)
  await signIn(till, office)
  await expect(offer).toHaveCount(0)
  expect(await ledger()).toEqual(before)
  const caches = await till.evaluate(() => globalThis.caches.keys())
  expect(caches.filter((name) => /till-(?!fonts|pictures)/.test(name))).toEqual(['counterflow-till-newer'])
})
