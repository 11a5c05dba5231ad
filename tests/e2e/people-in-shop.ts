import type { Browser, BrowserContextOptions, Page } from '@playwright/test'
import { type RunningShop, startShop } from './running-shop.js'

/** A shop of its own that people come to, with a browser each. */
export interface PeopleInShop {
  readonly shop: RunningShop
  /** What their pages have thrown. */
  readonly complaints: readonly string[]
  /** The page of one more, on whatever device they have. */
  come(device?: BrowserContextOptions): Promise<Page>
  end(): Promise<void>
}

export async function startPeopleInShop(browser: Browser): Promise<PeopleInShop> {
  const shop = await startShop()
  const complaints: string[] = []
  const leave: (() => Promise<void>)[] = []
  return {
    shop,
    complaints,
    come: async (device = {}) => {
      const context = await browser.newContext({ ...device, baseURL: shop.origin })
      leave.push(() => context.close())
      const page = await context.newPage()
      page.on('pageerror', (error) => complaints.push(error.message))
      return page
    },
    end: async () => {
      for (const one of leave) await one()
      await shop.stop()
    },
  }
}
