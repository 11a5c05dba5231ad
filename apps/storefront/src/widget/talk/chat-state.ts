import type { LocalizedText } from '@counterflow/core'
import type { Visit } from '../page/visit'
import type { Pending } from './outbox'
import { emptyThread, type Thread } from './thread'

/** All that the widget shows. */
export interface ChatState {
  readonly isOpen: boolean
  /** Null before a conversation was begun. */
  readonly visit: Visit | null
  /** Whether there was a conversation that this browser may no longer see. */
  readonly wasEnded: boolean
  readonly thread: Thread
  readonly load: 'loading' | 'failed' | 'ready'
  readonly pending: readonly Pending[]
  readonly isConnected: boolean
  readonly typing: readonly string[]
  /** Up to which position the visitor has read. */
  readonly read: number
  readonly shopName: string
  /** What the shop says before anybody has written; null until it is known. */
  readonly greeting: LocalizedText | null
  readonly longestMessage: number
  /** Whether answers go out by e-mail to a visitor who has left; promised only where it is known. */
  readonly followsByMail: boolean
}

export const firstState: ChatState = {
  isOpen: false,
  visit: null,
  wasEnded: false,
  thread: emptyThread,
  load: 'loading',
  pending: [],
  isConnected: true,
  typing: [],
  read: 0,
  shopName: '',
  greeting: null,
  longestMessage: 20_000,
  followsByMail: false,
}
