import type { ConversationState } from './conversation.js'

/** What of a conversation changes as people write and staff sort it. */
export interface ConversationStanding {
  readonly state: ConversationState
  readonly snoozedUntil: Date | null
  readonly unread: boolean
  /** Of the first message of the customer that no person has answered. */
  readonly waitingSince: Date | null
  readonly firstAnsweredAt: Date | null
  readonly closedAt: Date | null
}

/** How a conversation stands when it begins, before anybody has written. */
export const freshStanding: ConversationStanding = {
  state: 'open',
  snoozedUntil: null,
  unread: false,
  waitingSince: null,
  firstAnsweredAt: null,
  closedAt: null,
}

/** The customer wrote: whoever waits begins to wait, and what was closed or put off is back in the list. */
export function afterMessage(standing: ConversationStanding, at: Date): ConversationStanding {
  return {
    ...standing,
    state: 'open',
    closedAt: null,
    snoozedUntil: null,
    unread: true,
    waitingSince: standing.waitingSince ?? at,
  }
}

/** A person of the shop answered. Workflows do not end a wait: whoever wrote still waits for somebody. */
export function afterAnswer(standing: ConversationStanding): ConversationStanding {
  return { ...standing, waitingSince: null }
}

/**
 * An answer was taken back or could not be sent, so that it answers nothing. In what was closed meanwhile nobody waits.
 * @param waitedSince since when the customer had waited when it was given
 */
export function afterLostAnswer(
  standing: ConversationStanding,
  waitedSince: Date | null,
): ConversationStanding {
  if (standing.state === 'closed') return standing
  const since = [waitedSince, standing.waitingSince].flatMap((at) => at ?? [])
  const first = since.sort((left, right) => left.getTime() - right.getTime())[0]
  return { ...standing, waitingSince: first ?? null }
}

/** An answer went out: the first one stays the first. */
export function afterSending(standing: ConversationStanding, at: Date): ConversationStanding {
  return { ...standing, firstAnsweredAt: standing.firstAnsweredAt ?? at }
}

/** Staff closed or reopened it. Closing ends a snooze and a wait; what is so already stays as it is. */
export function afterChoice(
  standing: ConversationStanding,
  state: ConversationState,
  at: Date,
): ConversationStanding {
  if (state === 'open') return { ...standing, state, closedAt: null }
  if (standing.state === 'closed') return standing
  return { ...standing, state, closedAt: at, snoozedUntil: null, waitingSince: null }
}

/** Staff put it off until a moment, or took it back. One that was closed is open again, to be seen then. */
export function afterSnooze(standing: ConversationStanding, until: Date | null): ConversationStanding {
  if (until === null) return { ...standing, snoozedUntil: null }
  return { ...standing, state: 'open', closedAt: null, snoozedUntil: until }
}

/** The time came up to which it was put off: it is back, as something new. */
export function afterWaking(standing: ConversationStanding): ConversationStanding {
  return { ...standing, snoozedUntil: null, unread: true }
}
