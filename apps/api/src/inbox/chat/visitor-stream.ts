import type { ServerResponse } from 'node:http'
import type { ChatNews } from './chat.contract.js'
import type { ChatSession } from './chat-session.table.js'

/** What may lie unread at a visitor before they are let go; they come back for what they missed. */
const largestBacklog = 1_048_576

/** One connection that hears of a conversation, with how far it has heard. */
export class VisitorStream {
  /** Who of the shop was said to write. */
  private typing = ''
  /** What was said beside the entries. */
  private said: string | undefined

  constructor(
    readonly session: ChatSession,
    /** The version up to which it has heard. */
    public version: number,
    private readonly response: ServerResponse,
  ) {}

  get closed(): boolean {
    return this.response.destroyed || this.response.writableEnded
  }

  open(): void {
    this.write('retry: 1000\n\n')
  }

  /** Tells of entries. What says nothing new is kept to itself: that staff did something is not for visitors. */
  tell(news: Extract<ChatNews, { type: 'entries' }>): void {
    this.version = news.version
    const beside = JSON.stringify([news.seen, news.codes])
    if (news.entries.length === 0 && beside === this.said) return
    this.said = beside
    this.send(news)
  }

  tellTyping(names: string[]): void {
    const typing = names.join('\n')
    if (typing === this.typing) return
    this.typing = typing
    this.send({ type: 'typing', names })
  }

  /** Whether somebody was said to write, who may have stopped without a word. */
  get hearsTyping(): boolean {
    return this.typing !== ''
  }

  heartbeat(): void {
    this.write(': still here\n\n')
  }

  end(): void {
    this.response.end()
  }

  private send(news: ChatNews): void {
    this.write(`data: ${JSON.stringify(news)}\n\n`)
  }

  private write(text: string): void {
    if (this.closed) return
    this.response.write(text)
    if (this.response.writableLength > largestBacklog) this.response.destroy()
  }
}
