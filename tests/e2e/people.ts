import type { Browser, BrowserContext, BrowserContextOptions, Page } from '@playwright/test'
import type { RunningShop } from './running-shop.js'

/** People with a browser each, and what their pages complained of. */
export class People {
  readonly complaints: string[] = []
  private readonly contexts: BrowserContext[] = []

  constructor(
    private readonly browser: Browser,
    private readonly shop: RunningShop,
  ) {}

  /** The page of one more, on whatever device they have. */
  async come(device: BrowserContextOptions = {}): Promise<Page> {
    const context = await this.browser.newContext({ ...device, baseURL: this.shop.origin })
    this.contexts.push(context)
    const page = await context.newPage()
    page.on('pageerror', (error) => this.complaints.push(error.message))
    return page
  }

  async leave(): Promise<void> {
    for (const context of this.contexts) await context.close()
  }
}
