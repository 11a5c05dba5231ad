import { expect, type Locator, type Page } from '@playwright/test'
import type { RunningShop } from './running-shop.js'

/** The hand of a merchant in the back office, in English. */
export class Hand {
  constructor(
    readonly page: Page,
    private readonly shop: RunningShop,
  ) {}

  async signIn(): Promise<void> {
    const { page, shop } = this
    await page.goto('/admin/')
    await page.getByLabel('E-mail').fill(shop.owner.email)
    await page.getByLabel('Password', { exact: true }).fill(shop.owner.password)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: /^Hello/ })).toBeVisible()
  }

  async visit(name: string): Promise<void> {
    const { page } = this
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name, exact: true }).click()
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  }

  async still(name: string): Promise<void> {
    await this.page.screenshot({ path: `test-results/stills/${name}.png` })
  }

  /** Places a test order for the first customer that the search offers, and waits for its page. */
  async placeOrder(card: string, { product = 'tea', quantity = 1 } = {}): Promise<void> {
    const { page } = this
    await this.visit('Orders')
    await page.getByRole('button', { name: 'Place a test order' }).click()
    const form = page.getByRole('dialog', { name: 'Place a test order' })
    await form
      .getByRole('combobox', { name: 'Customer' })
      .or(form.getByRole('textbox', { name: 'Customer' }))
      .click()
    await page.getByRole('option').first().click()
    await form.getByLabel('Search for a product to add').fill(product)
    await page
      .getByRole('option', { name: new RegExp(product, 'i') })
      .first()
      .click()
    await form.getByLabel(/^Quantity/).fill(String(quantity))
    await form.getByText(card).click()
    await form.getByRole('button', { name: 'Place order' }).click()
    await expect(page.getByRole('heading', { level: 1, name: /^Order #\d+/ })).toBeVisible()
  }

  /** A panel of the page that is open. */
  region(name: string): Locator {
    return this.page.getByRole('main').getByRole('region', { name })
  }

  async capture(): Promise<void> {
    const { page } = this
    await this.region('Payment').getByRole('button', { name: 'Capture payment' }).click()
    await page
      .getByRole('dialog', { name: 'Capture payment' })
      .getByRole('button', { name: 'Capture payment' })
      .click()
    await expect(this.region('Payment')).toContainText('Paid')
  }
}

/** The same hand on the canvas of a workflow. */
export class DrawingHand {
  constructor(private readonly page: Page) {}

  get canvas(): Locator {
    return this.page.getByRole('application', { name: 'Canvas of the workflow' })
  }

  get panel(): Locator {
    return this.page.getByRole('complementary', { name: /^Settings of/ })
  }

  card(name: string): Locator {
    return this.canvas.getByRole('group', { name, exact: true })
  }

  /** Begins with nothing, names the workflow and chooses what starts it. */
  async begin(name: string, trigger: RegExp): Promise<void> {
    const { page } = this
    await page.getByRole('button', { name: 'New workflow' }).click()
    await page.getByRole('menuitem', { name: 'Start from nothing' }).click()
    await page.getByRole('button', { name: /^Rename/ }).click()
    await page.getByRole('textbox', { name: 'Name of the workflow' }).fill(name)
    await page.keyboard.press('Enter')
    await this.card('Choose what starts it').click()
    await this.panel.getByRole('button', { name: trigger }).click()
  }

  async addAfter(step: string, exit: string, added: RegExp): Promise<void> {
    await this.canvas.getByRole('button', { name: `Add a step at “${exit}” of “${step}”` }).click()
    await this.page.getByRole('dialog', { name: 'Add a step' }).getByRole('button', { name: added }).click()
    await expect(this.panel).toBeVisible()
  }

  /** Picks a value from the list that a button opens, by what one types into its search. */
  async pick(opener: Locator, words: string): Promise<void> {
    await opener.click()
    await this.page.getByRole('textbox', { name: 'Search values' }).fill(words)
    await this.page.keyboard.press('Enter')
  }

  /** Adds a line to the condition of the panel. */
  async ask(field: string, operator: string): Promise<void> {
    await this.pick(this.panel.getByRole('button', { name: 'Add a condition' }), field)
    const chosen = this.panel.getByRole('combobox', { name: 'Operator' }).last()
    await chosen.click()
    await this.page.getByRole('option', { name: operator, exact: true }).click()
  }

  async chooseValue(name: string): Promise<void> {
    await this.panel.getByRole('combobox', { name: 'Value' }).last().click()
    await this.page.getByRole('option', { name, exact: true }).click()
  }

  async chooseIn(field: string, option: string | RegExp): Promise<void> {
    await this.panel.getByRole('combobox', { name: field }).click()
    await this.page.getByRole('option', { name: option }).click()
  }

  /** Puts a text into a field, in which `{{` begins a value. */
  async write(field: string, text: string): Promise<void> {
    await this.panel.getByRole('textbox', { name: field, exact: true }).fill(text)
  }

  async turnOn(): Promise<void> {
    const { page } = this
    await expect(page.getByText('No problems')).toBeVisible()
    await page.getByRole('button', { name: 'Turn on', exact: true }).click()
    await expect(page.getByText('On', { exact: true })).toBeVisible()
  }
}
