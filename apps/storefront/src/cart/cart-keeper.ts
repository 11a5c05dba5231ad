import type { ApiClient, Schemas } from '@counterflow/api-client'
import type { Language } from '@counterflow/core'
import { tellCart } from '../application/chat'
import { answered, isMissing, isRefusal, Refusal } from '../platform/answered'
import { stored } from '../platform/stored'
import { forgetVisits, untoldVisits } from '../visits/visits'
import { forgetLinkedCode, linkedCode } from './linked-discount'

type Cart = Schemas['Cart']

/** What the shop's parts show of the cart. */
export interface CartShown {
  /** Unknown until this browser was asked; none: nothing was ever put into one. */
  readonly state: 'unknown' | 'none' | 'there' | 'failed'
  readonly cart: Cart | undefined
  readonly isBusy: boolean
  readonly isOpen: boolean
  /** What became of a code that came with a link (R22); undefined when there is nothing to tell. */
  readonly linked: { readonly code: string; readonly refusal?: unknown } | undefined
}

const token = stored('shop.cart')

/** A cart that a link's code may wait in: what is in it now does not suit the code yet. */
const waitsForGoods = ['discount-below-minimum', 'discount-not-for-goods', 'discount-customer-needed']

/** Keeps this browser's cart: its token outlives the page, and every change is asked of the API, one after the other. */
export class CartKeeper {
  private shown: CartShown = {
    state: 'unknown',
    cart: undefined,
    isBusy: false,
    isOpen: false,
    linked: undefined,
  }
  private readonly listeners = new Set<() => void>()
  private queue: Promise<unknown> = Promise.resolve()

  constructor(
    private readonly api: ApiClient,
    private readonly language: Language,
  ) {}

  get current(): CartShown {
    return this.shown
  }

  get token(): string | null {
    return token.read()
  }

  listen(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  open(): void {
    this.show({ isOpen: true })
  }

  close(): void {
    if (this.shown.isOpen) this.show({ isOpen: false })
  }

  forgetLink(): void {
    forgetLinkedCode()
    this.show({ linked: undefined })
  }

  /** Reads the cart that this browser has; also when another window changed it. */
  load(): Promise<void> {
    return this.inTurn(async () => {
      try {
        const cart = await this.read()
        this.show({ cart, state: cart === undefined ? 'none' : 'there' })
        await this.useLinkedCode()
      } catch {
        this.show({ state: this.shown.cart === undefined ? 'failed' : 'there' })
      }
    })
  }

  /** @throws Refusal `not-for-sale`, `cart-full`. */
  async add(variantId: string, quantity: number): Promise<void> {
    await this.change(async (path) =>
      answered(
        this.api.POST('/api/v1/carts/{token}/lines', { params: { path }, body: { variantId, quantity } }),
      ),
    )
    await this.inTurn(() => this.useLinkedCode())
  }

  async setQuantity(lineId: string, quantity: number): Promise<void> {
    await this.change((path) =>
      answered(
        quantity === 0
          ? this.api.DELETE('/api/v1/carts/{token}/lines/{lineId}', {
              params: { path: { ...path, lineId } },
            })
          : this.api.PATCH('/api/v1/carts/{token}/lines/{lineId}', {
              params: { path: { ...path, lineId } },
              body: { quantity },
            }),
      ),
    )
  }

  /** @throws Refusal with the reason for which the code cannot be used. */
  async addCode(code: string): Promise<void> {
    await this.change((path) =>
      answered(this.api.POST('/api/v1/carts/{token}/discounts', { params: { path }, body: { code } })),
    )
  }

  async removeCode(code: string): Promise<void> {
    if (linkedCode() === code) this.forgetLink()
    await this.change((path) =>
      answered(
        this.api.DELETE('/api/v1/carts/{token}/discounts/{code}', { params: { path: { ...path, code } } }),
      ),
    )
  }

  /** Says who orders and where to. @throws Refusal `invalid-input`, `invalid-phone`, `unknown-shipping-rate`. */
  async update(details: Schemas['CartDetails']): Promise<Cart> {
    return this.change((path) =>
      answered(this.api.PATCH('/api/v1/carts/{token}', { params: { path }, body: details })),
    )
  }

  /** Orders what is in the cart; from then on this browser has none. @throws Refusal. */
  async checkOut(
    body: { expectedTotal: Schemas['Money']; payment: Schemas['Tender']; giftCards: string[] },
    key: string,
  ): Promise<Schemas['OrderReceipt']> {
    return this.inTurn(async () => {
      const path = { token: token.read() ?? '' }
      const params = { path, header: { 'Idempotency-Key': key } }
      const receipt = await answered(this.api.POST('/api/v1/carts/{token}/checkout', { params, body }))
      token.write(null)
      forgetLinkedCode()
      this.show({ cart: undefined, state: 'none', linked: undefined })
      return receipt
    })
  }

  private async change(deed: (path: { token: string }) => Promise<Cart>): Promise<Cart> {
    return this.inTurn(async () => {
      try {
        const cart = await deed({ token: await this.tokenOrNew() })
        this.show({ cart, state: 'there' })
        return cart
      } catch (error) {
        // Ordered in another window, or too old: the next one begins empty.
        if (!isMissing(error) && !isRefusal(error, 'cart-ordered')) throw error
        if (error instanceof Refusal && error.kind === 'invalid-input') throw error
        token.write(null)
        const cart = await deed({ token: await this.tokenOrNew() })
        this.show({ cart, state: 'there' })
        return cart
      }
    })
  }

  private async read(): Promise<Cart | undefined> {
    const known = token.read()
    if (known === null) return undefined
    const path = { token: known }
    const cart = await answered(this.api.GET('/api/v1/carts/{token}', { params: { path } })).catch(
      (error) => {
        if (isMissing(error)) return undefined
        throw error
      },
    )
    if (cart === undefined || cart.ordered) {
      token.write(null)
      return undefined
    }
    await this.tellVisits(path)
    if (cart.language === this.language) return cart
    return answered(
      this.api.PATCH('/api/v1/carts/{token}', { params: { path }, body: { language: this.language } }),
    )
  }

  private async tellVisits(path: { token: string }): Promise<void> {
    const visits = untoldVisits()
    if (visits.length === 0) return
    // Worth telling, but no reason to keep somebody from their cart.
    const told = await answered(
      this.api.POST('/api/v1/carts/{token}/visits', { params: { path }, body: { visits } }),
    ).then(
      () => true,
      () => false,
    )
    if (told) forgetVisits()
  }

  private async tokenOrNew(): Promise<string> {
    const known = token.read()
    if (known !== null) return known
    const body = { language: this.language, visits: untoldVisits() }
    const made = await answered(this.api.POST('/api/v1/carts', { body }))
    forgetVisits()
    token.write(made.token)
    tellCart()
    return made.token
  }

  /** Uses the code of a link, as soon as the cart suits it. */
  private async useLinkedCode(): Promise<void> {
    const code = linkedCode()
    if (code === null) return
    const isUsed = this.shown.cart?.discounts.some((used) => used.code.toLowerCase() === code.toLowerCase())
    if (isUsed) return
    try {
      const path = { token: await this.tokenOrNew() }
      const cart = await answered(
        this.api.POST('/api/v1/carts/{token}/discounts', { params: { path }, body: { code } }),
      )
      this.show({ cart, state: 'there', linked: { code } })
    } catch (refusal) {
      const waits = refusal instanceof Refusal && waitsForGoods.includes(refusal.kind)
      if (refusal instanceof Refusal && !waits) forgetLinkedCode()
      this.show({ linked: { code, refusal } })
    }
  }

  private inTurn<Result>(deed: () => Promise<Result>): Promise<Result> {
    const turn = this.queue.then(async () => {
      this.show({ isBusy: true })
      try {
        return await deed()
      } finally {
        this.show({ isBusy: false })
      }
    })
    this.queue = turn.catch(() => undefined)
    return turn
  }

  private show(changes: Partial<CartShown>): void {
    this.shown = { ...this.shown, ...changes }
    for (const listener of this.listeners) listener()
  }
}
