import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type BrowserContext, chromium, expect, type LaunchOptions, type Page } from '@playwright/test'
import { z } from 'zod'
import type { RunningShop } from './running-shop.js'

const pin = '2468'
const people = z.object({ items: z.array(z.object({ id: z.string(), name: z.string(), role: z.string() })) })
const registerList = z.object({ items: z.array(z.object({ id: z.string(), name: z.string() })) })

/** The back office of a shop, asked as its owner. */
export interface Office {
  readonly owner: string
  readonly registerId: string
  ask(method: string, route: string, data?: unknown): Promise<unknown>
}

/** Signs the owner in and gives them a PIN. Cookies are those of a browser: the caller gives the requests of one. */
export async function officeOf(
  shop: RunningShop,
  requests: BrowserContext['request'],
  origin = shop.origin,
): Promise<Office> {
  const ask = async (method: string, route: string, data?: unknown): Promise<unknown> => {
    const answer = await requests.fetch(`${origin}/api/v1/${route}`, { method, data, headers: { origin } })
    expect(answer.ok(), `${method} ${route}: ${await answer.text()}`).toBe(true)
    return answer.status() === 204 ? undefined : await answer.json()
  }
  await ask('POST', 'session', shop.owner)
  await ask('PATCH', 'account', { language: 'en' })
  const staff = people.parse(await ask('GET', 'staff')).items.find(({ role }) => role === 'owner')
  await ask('PUT', `staff/${staff?.id}/pin`, { pin })
  const [register] = registerList.parse(await ask('GET', 'registers')).items
  return { owner: staff?.name ?? '', registerId: register?.id ?? '', ask }
}

/** A tablet that keeps what it stores: a window that forgets would forget sales, and the till opens in none. */
export async function tablet(launchOptions: LaunchOptions, baseURL: string) {
  const profile = await mkdtemp(path.join(tmpdir(), 'counterflow-till-'))
  const device = await chromium.launchPersistentContext(profile, {
    ...launchOptions,
    baseURL,
    viewport: { width: 1280, height: 800 },
    locale: 'en-US',
  })
  const end = async () => {
    await device.close()
    await rm(profile, { recursive: true, force: true, maxRetries: 5 })
  }
  return { device, end }
}

/** The browser promises to keep what is stored, as it does for an app that was installed. */
export async function keepStorage(till: Page, origin: string): Promise<void> {
  const devtools = await till.context().newCDPSession(till)
  await devtools.send('Browser.grantPermissions', { origin, permissions: ['durableStorage'] })
}

/** Makes the device the register, by a code of the back office, from the page that asks for one. */
export async function enrol(till: Page, { registerId, ask }: Office): Promise<void> {
  const { code } = z
    .object({ code: z.string() })
    .parse(await ask('POST', `registers/${registerId}/enrolment-codes`))
  await till.getByLabel('Code').fill(code)
}

export async function signIn(till: Page, { owner }: Office): Promise<void> {
  await till.getByRole('button', { name: new RegExp(owner) }).click()
  for (const digit of pin) await till.keyboard.press(digit)
  await till.keyboard.press('Enter')
  await expect(till.getByRole('navigation')).toBeVisible()
}

/** Opens a shift with 100,000 won in the drawer. */
export async function openShift(till: Page): Promise<void> {
  await till.keyboard.press('F3')
  await expect(till.getByLabel('Change in the drawer')).toBeFocused()
  // Whoever types faster than a hand is a scanner.
  await till.keyboard.type('100000', { delay: 120 })
  await expect(till.getByLabel('Change in the drawer')).toHaveValue('₩100,000')
  await till.getByRole('button', { name: 'Open the shift' }).click()
  await expect(till.getByRole('button', { name: 'Close the shift' })).toBeVisible()
  await till.keyboard.press('F1')
}

/** Puts a bottle of oil into the cart. */
export async function ringUp(till: Page): Promise<void> {
  await till.getByRole('button', { name: /sesame oil/ }).click()
  await till.getByRole('button', { name: /180 ml/ }).click()
}

/** Sells a bottle of oil for exact cash. */
export async function sellForCash(till: Page): Promise<void> {
  await ringUp(till)
  await till.keyboard.press('F10')
  await expect(till.getByRole('button', { name: 'New sale' })).toBeVisible()
  await till.getByRole('button', { name: 'New sale' }).click()
}
