import type { BrowserContext, LaunchOptions, Page, PlaywrightWorkerArgs } from '@playwright/test'
import { type Office, officeOf, tablet } from './enrolled-till.js'
import { type RunningShop, startShop } from './running-shop.js'

/** A shop of its own with a tablet beside it: where a journey of the till takes place. */
export interface TillInShop {
  readonly shop: RunningShop
  readonly office: Office
  readonly device: BrowserContext
  /** The first page of the tablet. */
  readonly till: Page
  /** What pages of the tablet have thrown, and those of browsers that are listened to. */
  readonly complaints: readonly string[]
  listenTo(browser: BrowserContext): void
  end(): Promise<void>
}

/** Starts it all, and ends what has started when the rest of it does not. */
export async function startTillInShop(
  playwright: PlaywrightWorkerArgs['playwright'],
  launchOptions: LaunchOptions = {},
): Promise<TillInShop> {
  const started: (() => Promise<void>)[] = []
  const end = async () => {
    for (let last = started.pop(); last !== undefined; last = started.pop()) await last()
  }
  const complaints: string[] = []
  const listenTo = (browser: BrowserContext) =>
    void browser.on('weberror', (thrown) => complaints.push(thrown.error().message))
  try {
    const shop = await startShop()
    started.push(() => shop.stop())
    const requests = await playwright.request.newContext()
    started.push(() => requests.dispose())
    const office = await officeOf(shop, requests)
    const made = await tablet(launchOptions, shop.origin)
    started.push(made.end)
    const { device } = made
    listenTo(device)
    const till = device.pages()[0] ?? (await device.newPage())
    return { shop, office, device, till, complaints, listenTo, end }
  } catch (error) {
    await end()
    throw error
  }
}
