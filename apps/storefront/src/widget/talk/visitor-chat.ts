import { writeDraft } from '../page/draft'
import type { Kept } from '../page/kept'
import { newKey } from '../page/new-key'
import { forgetVisit, isVisit, keepVisit, readVisit, type Visit } from '../page/visit'
import type { WidgetOptions } from '../page/widget-options'
import { type ChatState, firstState } from './chat-state'
import type { TakenDiscount } from './chat-types'
import { Observable } from './observable'
import { Outbox } from './outbox'
import { Refusal } from './refusal'
import { Sending } from './sending'
import type { ShopCalls } from './shop-calls'
import { emptyThread, latestOfShop, withEarlier, withLatest, withNews, withSent } from './thread'
import { ThreadFeed } from './thread-feed'

/** The other side forgets that somebody writes after a few seconds. */
const typingAgain = 3_000

/** Why a conversation did not begin: the fields that the shop could not take; none where it was not reached. */
export interface BeginFailure {
  readonly fields: readonly string[]
}

/** A visitor's conversation with the shop, as one tab has it. */
export class VisitorChat {
  readonly state = new Observable<ChatState>(firstState)
  private readonly outbox: Outbox
  private feed: ThreadFeed | null = null
  private sending: Sending | null = null
  private beginKey: string | null = null
  private cart: string | null
  private typedAt = 0

  constructor(
    private readonly calls: ShopCalls,
    private readonly kept: Kept,
    private readonly options: WidgetOptions,
  ) {
    this.outbox = new Outbox(kept)
    this.cart = options.cart
  }

  /** Goes on with the conversation of this browser, where there is one. */
  start(): void {
    this.state.change({ pending: this.outbox.list(), read: this.readUpTo() })
    this.resume(readVisit(this.kept))
    this.kept.onChange((changed) => {
      if (isVisit(changed)) this.resume(readVisit(this.kept))
      else if (Outbox.concerns(changed)) this.state.change({ pending: this.outbox.list() })
      else this.state.change({ read: this.readUpTo() })
    })
    document.addEventListener('visibilitychange', () => this.markRead())
    window.addEventListener('online', () => this.sending?.flush())
    // A page that sleeps in the browser's memory must hold nothing open.
    window.addEventListener('pagehide', () => this.rest())
    window.addEventListener('pageshow', ({ persisted }) => {
      if (persisted) this.resume(readVisit(this.kept))
    })
  }

  setOpen(isOpen: boolean): void {
    this.state.change({ isOpen })
    this.learnShop()
    this.markRead()
  }

  async begin(name: string, email: string, text: string): Promise<BeginFailure | null> {
    this.beginKey ??= newKey()
    try {
      const { token } = await this.calls.begin({
        clientKey: this.beginKey,
        name,
        email,
        language: this.options.language,
        ...(this.cart === null ? {} : { cartToken: this.cart }),
      })
      this.beginKey = null
      const visit: Visit = { token, name, email }
      keepVisit(this.kept, visit)
      for (const name of ['read', 'cart', 'waiting']) this.kept.forget(name)
      writeDraft(this.kept, '')
      if (text !== '') this.put(text)
      this.state.change({ thread: emptyThread, wasEnded: false, read: 0 })
      this.resume(visit)
      return null
    } catch (error) {
      return { fields: error instanceof Refusal ? error.fields : [] }
    }
  }

  /** Keeps a message, and sends it as soon as that is possible. */
  write(text: string): void {
    this.put(text)
    this.typedAt = 0
    this.sending?.flush()
  }

  sendAgain(clientKey: string): void {
    const pending = this.outbox.list().find((message) => message.clientKey === clientKey)
    if (pending === undefined) return
    this.outbox.add({ ...pending, refused: false })
    this.state.change({ pending: this.outbox.list() })
    this.sending?.flush()
  }

  discard(clientKey: string): void {
    this.outbox.remove(clientKey)
    this.state.change({ pending: this.outbox.list() })
  }

  /** Tells the shop that the visitor writes, every few seconds at most. */
  typing(): void {
    const { visit } = this.state.value
    const now = Date.now()
    if (visit === null || now - this.typedAt < typingAgain) return
    this.typedAt = now
    this.calls.typing(visit.token).catch(() => {})
  }

  /** @throws where the shop refused or was not reached. */
  async loadEarlier(): Promise<void> {
    const { visit, thread } = this.state.value
    const [first] = thread.entries
    if (visit === null || first === undefined) return
    const page = await this.calls.before(visit.token, first.position)
    this.state.change({ thread: withEarlier(this.state.value.thread, page) })
  }

  loadAgain(): void {
    void this.feed?.open()
  }

  /** @throws where the shop refused or was not reached. */
  async takeDiscount(entryId: string): Promise<TakenDiscount> {
    const { visit } = this.state.value
    if (visit === null) throw new Error('There is no conversation.')
    const taken = await this.calls.takeDiscount(visit.token, entryId)
    const { thread } = this.state.value
    this.state.change({ thread: { ...thread, codes: [...new Set([...thread.codes, taken.code])] } })
    if (!taken.applied) this.kept.write('waiting', true)
    announce(taken)
    return taken
  }

  /** Says which cart is the visitor's; codes that were taken and could not be used before are tried again. */
  setCart(cart: string): void {
    this.cart = cart
    const { visit } = this.state.value
    const isKnown = this.kept.read('cart') === cart && this.kept.read('waiting') !== true
    if (visit === null || isKnown) return
    this.calls
      .linkCart(visit.token, cart)
      .then(({ discounts }) => {
        this.kept.write('cart', cart)
        this.kept.write(
          'waiting',
          discounts.some(({ applied }) => !applied),
        )
        for (const taken of discounts) if (taken.applied) announce(taken)
      })
      // The cart is gone, or the shop is away: the next page says it again.
      .catch(() => {})
  }

  /** What is read is told once, as soon as somebody looks at it. */
  markRead(): void {
    const { visit, isOpen, thread, read } = this.state.value
    const latest = latestOfShop(thread)
    if (visit === null || !isOpen || document.visibilityState !== 'visible' || latest <= read) return
    this.kept.write('read', latest)
    this.state.change({ read: latest })
    this.calls.read(visit.token, latest).catch(() => {})
  }

  private put(text: string): void {
    this.outbox.add({ clientKey: newKey(), text, at: Date.now(), refused: false })
    this.state.change({ pending: this.outbox.list() })
  }

  private readUpTo(): number {
    const read = this.kept.read('read')
    return typeof read === 'number' ? read : 0
  }

  private resume(visit: Visit | null): void {
    this.rest()
    const { value } = this.state
    const isOther = visit?.token !== value.visit?.token
    this.state.change({ visit, pending: this.outbox.list(), ...(isOther ? { thread: emptyThread } : {}) })
    if (visit === null) return
    const { token } = visit
    const connected = (isConnected: boolean) => {
      if (this.state.value.isConnected !== isConnected) this.state.change({ isConnected })
      if (isConnected) this.learnShop()
    }
    const ended = () => this.end(token)
    this.sending = new Sending(this.calls, token, this.outbox, {
      sent: (entry) => {
        this.state.change({ thread: withSent(this.state.value.thread, entry), pending: this.outbox.list() })
      },
      changed: () => this.state.change({ pending: this.outbox.list() }),
      connected,
      ended,
    })
    this.feed = new ThreadFeed(
      this.calls,
      token,
      `counterflow-chat:${this.options.shop}:${token.slice(0, 8)}`,
      {
        thread: () => this.state.value.thread,
        latest: (page) => this.show(withLatest(this.state.value.thread, page)),
        news: (news) => this.show(withNews(this.state.value.thread, news)),
        typing: (typing) => this.state.change({ typing }),
        loading: (load) => this.state.change({ load }),
        connected,
        ended,
      },
    )
    void this.feed.open()
    this.sending.flush()
    if (this.cart !== null) this.setCart(this.cart)
  }

  private show(thread: ChatState['thread']): void {
    this.outbox.confirm(thread.entries.map(({ clientKey }) => clientKey))
    this.state.change({ thread, load: 'ready', pending: this.outbox.list() })
    this.markRead()
  }

  private rest(): void {
    this.feed?.close()
    this.sending?.stop()
    this.feed = null
    this.sending = null
  }

  private end(token: string): void {
    if (readVisit(this.kept)?.token === token) forgetVisit(this.kept)
    this.rest()
    this.state.change({ visit: null, wasEnded: true, thread: emptyThread, typing: [], isConnected: true })
  }

  /** What a chat shows beside the conversation; asked for when it is looked at. */
  private learnShop(): void {
    const { isOpen, shopName } = this.state.value
    if (!isOpen || shopName !== '') return
    this.calls
      .settings()
      .then((settings) => this.state.change(settings))
      // The name of the shop is a nicety: it is asked for again with the next sign of life.
      .catch(() => {})
  }
}

/** Tells the page that its cart may cost less now. */
function announce({ code, applied }: TakenDiscount): void {
  window.dispatchEvent(new CustomEvent('counterflow:discount', { detail: { code, applied } }))
}
