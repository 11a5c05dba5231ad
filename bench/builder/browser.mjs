// Debian's Chromium as a merchant has it: a window of usual size, signed in, nothing looked up outside of this machine.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { chromium } from '@playwright/test'

export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--no-first-run',
  '--enable-precise-memory-info',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
]

/** For each new window Chromium loads some hundred files of its own, such as its address bar's list. */
const ownLoading = 2_500

/** @param {{ url: string, data: string }} product */
export async function openBrowser({ url, data }) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: chromiumArguments,
  })
  const [, email, password] =
    /(\S+@\S+)\s+(\S+)/.exec(readFileSync(join(data, 'first-sign-in.txt'), 'utf8')) ?? []
  const first = await browser.newContext()
  await first.request.post(`${url}/api/v1/session`, { headers: { origin: url }, data: { email, password } })
  const storageState = await first.storageState()
  await first.close()
  return {
    /** A page of a browser that has never been here, apart from its cookie; it is open already, as a merchant's is. */
    async freshPage() {
      const context = await browser.newContext({
        storageState,
        viewport: { width: 1360, height: 860 },
        locale: 'en-US',
        timezoneId: 'Asia/Seoul',
      })
      const page = await context.newPage()
      await page.addInitScript({ path: new URL('./in-page.js', import.meta.url).pathname })
      await delay(ownLoading)
      return page
    },
    close: () => browser.close(),
  }
}
