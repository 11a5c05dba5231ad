import { z } from 'zod'
import { chatNewsSchema } from '../src/inbox/chat/chat.contract.js'
import { type ChatEntry, chatEntriesSchema } from '../src/inbox/chat/chat-entry.contract.js'
import type { ShopApplication } from './shop-application.js'

const begunSchema = z.object({ token: z.string(), conversationId: z.string() })

/** How long something may take on a busy machine. */
const patience = 15_000

/** A browser on somebody else's site that chats with the shop. */
export class ChatVisitor {
  private constructor(
    private readonly shop: ShopApplication,
    readonly token: string,
    readonly conversationId: string,
  ) {}

  static async come(shop: ShopApplication, more: Record<string, unknown> = {}): Promise<ChatVisitor> {
    const { status, body } = await shop.send(elsewhere, 'POST', '/api/v1/chat/sessions', {
      clientKey: crypto.randomUUID(),
      name: 'Mina Park',
      email: 'mina@example.com',
      language: 'en',
      ...more,
    })
    if (status !== 201) throw new Error(`The chat did not begin: ${JSON.stringify(body)}`)
    const { token, conversationId } = begunSchema.parse(body)
    return new ChatVisitor(shop, token, conversationId)
  }

  call(method: string, path: string, body?: unknown) {
    return this.shop.send({ ...elsewhere, ...this.headers }, method, `/api/v1/chat/${path}`, body)
  }

  write(text: string, clientKey: string = crypto.randomUUID()) {
    return this.call('POST', 'messages', { clientKey, text })
  }

  async entries(query = ''): Promise<z.infer<typeof chatEntriesSchema>> {
    return chatEntriesSchema.parse((await this.call('GET', `entries?${query}`)).body)
  }

  listen(changedAfter = 0): Promise<ChatListener> {
    return ChatListener.open(`${this.shop.url}/api/v1/chat/stream?changedAfter=${changedAfter}`, {
      ...elsewhere,
      ...this.headers,
    })
  }

  private get headers() {
    return { authorization: `Bearer ${this.token}` }
  }
}

/** What a browser says of a page of another site. */
export const elsewhere = { origin: 'https://blog.example', 'sec-fetch-site': 'cross-site' }

/** Hears a visitor's stream as their browser does. */
export class ChatListener {
  readonly heard: ChatEntry[] = []
  /** Who was said to write, each time anew. */
  readonly typing: string[][] = []
  version = 0
  private readonly aborting = new AbortController()
  private finished: Promise<void> = Promise.resolve()

  static async open(url: string, headers: Record<string, string>): Promise<ChatListener> {
    const listener = new ChatListener()
    const response = await fetch(url, { headers, signal: listener.aborting.signal })
    listener.finished = listener.read(response).catch(() => {})
    return listener
  }

  /** Resolves once `condition` holds. */
  async until(condition: () => boolean): Promise<void> {
    const deadline = Date.now() + patience
    while (!condition()) {
      if (Date.now() > deadline) throw new Error(`Waited in vain; heard ${JSON.stringify(this.heard)}`)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }

  async close(): Promise<void> {
    this.aborting.abort()
    await this.finished
  }

  texts(): string[] {
    return this.heard.map(({ content }) => (content.type === 'text' ? content.text : content.type))
  }

  private async read(response: Response): Promise<void> {
    let pending = ''
    const decoder = new TextDecoder()
    for await (const bytes of response.body ?? []) {
      pending += decoder.decode(bytes, { stream: true })
      const blocks = pending.split('\n\n')
      pending = blocks.pop() ?? ''
      for (const block of blocks) {
        if (block.startsWith('data: ')) this.take(chatNewsSchema.parse(JSON.parse(block.slice(6))))
      }
    }
  }

  private take(news: z.infer<typeof chatNewsSchema>): void {
    if (news.type === 'typing') {
      this.typing.push(news.names)
      return
    }
    this.heard.push(...news.entries)
    this.version = news.version
  }
}
