// A tablet with a till of its own, in Debian's Chromium: enrolled, signed in, with a shift open.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { chromiumArguments } from '../../builder/browser.mjs'

const pin = '2468'
const scripts = [
  new URL('../../builder/in-page.js', import.meta.url),
  new URL('./in-page.js', import.meta.url),
]
const longAgo = 600_000

/** @param {Awaited<ReturnType<typeof import('../../load/product.mjs').startProduct>>} product */
export async function tablet(product) {
  const profile = mkdtempSync(join(tmpdir(), 'counterflow-bench-till-'))
  const { items: people } = await product.call('GET', '/staff')
  const owner = people.find(({ role }) => role === 'owner')
  await product.call('PUT', `/staff/${owner.id}/pin`, { pin })
  await product.call('PATCH', '/account', { language: 'en' })

  return {
    owner: owner.name,
    remove: () => rmSync(profile, { recursive: true, force: true }),

    /** Starts the browser anew, as after a night. @param {{ offline?: boolean }} [how] */
    async start({ offline = false } = {}) {
      const context = await chromium.launchPersistentContext(profile, {
        executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
        args: chromiumArguments,
        viewport: { width: 1280, height: 800 },
        locale: 'en-US',
      })
      const page = context.pages()[0] ?? (await context.newPage())
      page.setDefaultTimeout(longAgo)
      for (const script of scripts) await page.addInitScript({ path: script.pathname })
      const devtools = await context.newCDPSession(page)
      const permissions = ['durableStorage']
      await devtools.send('Browser.grantPermissions', { origin: product.url, permissions })
      await context.setOffline(offline)
      return { context, page }
    },
  }
}

/** Makes the tablet the first register, and waits for all that it should know. @param {import('@playwright/test').Page} page */
export async function enrol(page, product) {
  const { items } = await product.call('GET', '/registers')
  const { code } = await product.call('POST', `/registers/${items[0].id}/enrolment-codes`)
  await page.goto(`${product.url}/till/`)
  await page.getByLabel('Code').fill(code)
  await page.getByRole('button', { name: 'Start the till' }).click()
  return items[0].id
}

/** @param {import('@playwright/test').Page} page @param {string} owner */
export async function signIn(page, owner) {
  await page.getByRole('button', { name: new RegExp(owner) }).click()
  for (const digit of pin) await page.keyboard.press(digit)
  await page.keyboard.press('Enter')
  await page.getByRole('navigation').waitFor()
}

/** @param {import('@playwright/test').Page} page */
export async function openShift(page) {
  await page.keyboard.press('F3')
  // Whoever types faster than a hand is a scanner.
  await page.getByLabel('Change in the drawer').pressSequentially('100000', { delay: 120 })
  await page.getByRole('button', { name: 'Open the shift' }).click()
  // It is on the disk then; whoever closes the browser before takes it back.
  await page.getByRole('button', { name: 'Close the shift' }).waitFor()
  await page.keyboard.press('F1')
  await page.getByRole('navigation').waitFor()
}

/** How many of a kind of record the tablet holds. @param {import('@playwright/test').Page} page @param {string} kind */
export const recordsOf = (page, kind) =>
  page.evaluate(
    (wanted) =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('counterflow-catalogue')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const range = IDBKeyRange.bound([wanted, ''], [wanted, '\uffff'])
          const asked = opening.result.transaction('records').objectStore('records').count(range)
          asked.onerror = () => reject(asked.error)
          asked.onsuccess = () => {
            opening.result.close()
            resolve(asked.result)
          }
        }
      }),
    kind,
  )
