import { type KeyPress, pressed } from '../../../platform/keyboard/pressed'

/** What keys do in the inbox, in the order in which they are explained. */
export const inboxKeys = {
  next: 'j',
  previous: 'k',
  open: 'Enter',
  search: '/',
  reply: 'r',
  note: 'n',
  close: 'e',
  closeAndNext: 'shift+e',
  snooze: 's',
  assign: 'a',
  unread: 'u',
  mark: 'x',
  shortcuts: '?',
} as const

export type InboxDeed = keyof typeof inboxKeys

const isDeed = (name: string): name is InboxDeed => name in inboxKeys

export const inboxDeeds: readonly InboxDeed[] = Object.keys(inboxKeys).filter(isDeed)

/** Those that the list knows how to do; its own keys are listened for there. */
export const listDeeds: ReadonlySet<InboxDeed> = new Set(['next', 'previous', 'open', 'search', 'mark'])

/** Which deed of an open conversation a key stands for. */
export const deedFor = (press: KeyPress): InboxDeed | undefined =>
  inboxDeeds.find((deed) => !listDeeds.has(deed) && pressed(press, inboxKeys[deed]))
