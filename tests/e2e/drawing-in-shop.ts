import type { Browser, BrowserContextOptions, Page } from '@playwright/test'
import { DrawingHand, Hand } from './hand.js'
import { type RunningShop, startShop } from './running-shop.js'

/** A shop of its own whose owner is signed in, and about to draw. */
export interface DrawingInShop {
  readonly shop: RunningShop
  readonly page: Page
  readonly hand: Hand
  readonly drawing: DrawingHand
  /** What the page has thrown. */
  readonly complaints: readonly string[]
  end(): Promise<void>
}

export async function startDrawingInShop(
  browser: Browser,
  window: Pick<BrowserContextOptions, 'viewport'> = {},
): Promise<DrawingInShop> {
  const shop = await startShop()
  try {
    const page = await browser.newPage({ baseURL: shop.origin, ...window })
    const complaints: string[] = []
    page.on('pageerror', (error) => complaints.push(error.message))
    const hand = new Hand(page, shop)
    await hand.signIn()
    const end = async () => {
      await page.close()
      await shop.stop()
    }
    return { shop, page, hand, drawing: new DrawingHand(page), complaints, end }
  } catch (error) {
    await shop.stop()
    throw error
  }
}
