import { type Browser, type BrowserContext, expect, type Locator, type Page } from '@playwright/test'
import { z } from 'zod'
import { type RunningShop, startShop } from './running-shop.js'

/** The canvas of a shop, and what a hand can do there. */
export class DrawnWorkflow {
  /** What the browser complained of. */
  readonly complaints: string[] = []

  private constructor(
    private readonly shop: RunningShop,
    readonly context: BrowserContext,
    readonly page: Page,
  ) {
    page.on('pageerror', (error) => this.complaints.push(error.message))
  }

  static async start(browser: Browser): Promise<DrawnWorkflow> {
    const shop = await startShop()
    const permissions = ['clipboard-read', 'clipboard-write']
    const context = await browser.newContext({ baseURL: shop.origin, permissions })
    const page = await context.newPage()
    const drawn = new DrawnWorkflow(shop, context, page)
    await page.goto('/admin/')
    await page.getByLabel('E-mail').fill(shop.owner.email)
    await page.getByLabel('Password', { exact: true }).fill(shop.owner.password)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: /^Hello/ })).toBeVisible()
    return drawn
  }

  async stop(): Promise<void> {
    await this.context.close()
    await this.shop.stop()
  }

  /** Opens a workflow of its own: order risk analyzed → condition → (then) capture payment. */
  async open(page = this.page): Promise<void> {
    const answer = await page.request.post('/api/v1/templates/commerce.capture_unless_high_risk/install', {
      headers: { origin: this.shop.origin },
      data: { turnOn: false, name: `Drawn ${crypto.randomUUID()}` },
    })
    const { id } = z.object({ id: z.string() }).parse(await answer.json())
    await page.goto(`/admin/workflows/${id}`)
    await expect(this.cards(page)).toHaveCount(3, { timeout: 60_000 })
    await expect(this.card('Capture payment', page)).toBeVisible()
    await this.atRest(page)
  }

  /** Resolves once the view moves no more, as after the whole was fitted into it. */
  async atRest(page = this.page): Promise<string> {
    const view = () => page.locator('.react-flow__viewport').evaluate((element) => element.style.transform)
    let before = ''
    await expect
      .poll(
        async () => {
          const last = before
          before = await view()
          return last === before
        },
        { intervals: [300] },
      )
      .toBe(true)
    return before
  }

  cards = (page = this.page) => page.locator('.react-flow__node-step')
  card = (name: string, page = this.page) => page.getByRole('group', { name, exact: true })
  edges = (page = this.page) => page.locator('.react-flow__edge')
  /** A connection, by whichever port it leaves. */
  edge = (from: string, to: string) =>
    this.page.getByRole('group', { name: new RegExp(`^From “${from}” (?:\\([^)]+\\) )?to “${to}”$`) })
  notes = () => this.page.locator('.react-flow__node-note')
  undo = (what: string) => this.page.getByRole('button', { name: `Undo: ${what}`, exact: true })
  pane = (page = this.page) => page.locator('.react-flow__pane')
  inPalette = (name: string) =>
    this.page.getByRole('navigation', { name: 'Steps' }).getByRole('button', { name: new RegExp(`^${name}`) })
  exit = (name: string, port: string) =>
    this.card(name).locator(`.react-flow__handle.source[data-handleid="${port}"]`)

  async boxOf(thing: Locator) {
    const box = await thing.boundingBox()
    if (box === null) throw new Error('There is nothing to be seen.')
    return box
  }

  async centreOf(thing: Locator): Promise<{ x: number; y: number }> {
    const { x, y, width, height } = await this.boxOf(thing)
    return { x: x + width / 2, y: y + height / 2 }
  }

  /** Presses at `from` and moves to `to`, without letting go. */
  async drag(from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
    const { mouse } = this.page
    await mouse.move(from.x, from.y)
    await mouse.down()
    // A drag begins with a small movement; what is grabbed stays under the pointer from then on.
    await mouse.move(from.x + 2, from.y + 2, { steps: 2 })
    await mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 })
    await mouse.move(to.x, to.y, { steps: 4 })
  }

  async chooseStep(name: string): Promise<void> {
    await this.page.getByRole('dialog').getByRole('searchbox').fill(name)
    await this.page.keyboard.press('Enter')
  }
}
