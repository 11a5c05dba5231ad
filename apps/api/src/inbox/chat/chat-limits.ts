import { Inject, Injectable } from '@nestjs/common'
import { CLOCK, type Clock } from '../../platform/clock.js'
import { SETTINGS, type Settings } from '../../platform/config/settings.js'
import { tooManyChats, tooManyDeeds } from './chat-problems.js'

/** So many within `span` milliseconds: enough for an office behind one address, and for a quick typist. */
const limits = {
  chats: { most: 40, span: 600_000 },
  deeds: { most: 120, span: 60_000 },
} as const

/** Subjects that are remembered; beyond, the longest silent ones are forgotten. */
const remembered = 20_000

interface Window {
  readonly endsAt: number
  readonly count: number
}

/**
 * Bounds what strangers may do, counted by each process as all limits of requests are (ADR 17). How many messages a
 * visitor may write is bounded elsewhere, for all processes together.
 */
@Injectable()
export class ChatLimits {
  private readonly windows = new Map<string, Window>()
  private readonly isOff: boolean

  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SETTINGS) settings: Settings,
  ) {
    this.isOff = settings.requestsPerMinute === undefined
  }

  /** Somebody begins a chat. @throws Problem `too-many-chats`. */
  begin(address: string): void {
    const wait = this.count(`chats ${address}`, limits.chats)
    if (wait > 0) throw tooManyChats(wait)
  }

  /** A visitor does something. @throws Problem `too-many-messages`. */
  deed(conversationId: string): void {
    const wait = this.count(`deeds ${conversationId}`, limits.deeds)
    if (wait > 0) throw tooManyDeeds(wait)
  }

  /** In how many seconds the next one is allowed; 0 when this one is. */
  private count(subject: string, { most, span }: { most: number; span: number }): number {
    if (this.isOff) return 0
    const now = this.clock().getTime()
    const known = this.windows.get(subject)
    const window = known === undefined || known.endsAt <= now ? { endsAt: now + span, count: 0 } : known
    // Put in anew, so that the longest silent one is always the first.
    this.windows.delete(subject)
    this.windows.set(subject, { ...window, count: window.count + 1 })
    const [oldest] = this.windows.keys()
    if (this.windows.size > remembered && oldest !== undefined) this.windows.delete(oldest)
    return window.count < most ? 0 : Math.max(1, Math.ceil((window.endsAt - now) / 1_000))
  }
}
