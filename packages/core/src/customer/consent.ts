import { z } from 'zod'

/** The ways in which a shop may write to somebody with news and offers. Each needs a consent of its own. */
export const consentChannels = ['email', 'sms'] as const

export const consentChannelSchema = z.enum(consentChannels).meta({ id: 'ConsentChannel' })

/** A way in which a shop may write to somebody with news and offers. */
export type ConsentChannel = z.infer<typeof consentChannelSchema>

export const consentStateSchema = z.enum(['subscribed', 'unsubscribed']).meta({ id: 'ConsentState' })

/** What somebody decided about a channel. Who has decided nothing gets nothing, even after buying (R125). */
export type ConsentState = z.infer<typeof consentStateSchema>

export const consentSourceSchema = z
  .enum(['staff', 'checkout', 'unsubscribe_link', 'api', 'import'])
  .meta({ id: 'ConsentSource' })

/** Where a decision was made. */
export type ConsentSource = z.infer<typeof consentSourceSchema>

/** A decision about a channel, at an instant in ISO 8601. */
export interface Consent {
  readonly channel: ConsentChannel
  readonly state: ConsentState
  readonly at: string
}

/** Whether somebody agreed to at least one channel: what the label "Subscribed" stands for (R50). */
export function isSubscribed(states: Readonly<Record<ConsentChannel, ConsentState | null>>): boolean {
  return consentChannels.some((channel) => states[channel] === 'subscribed')
}

/**
 * What counts of decisions about one or more channels: of each channel the latest one, and of two at the same instant
 * the one that says no. The order of `decisions` makes no difference.
 */
export function presentConsents(
  decisions: readonly Consent[],
): Readonly<Record<ConsentChannel, ConsentState | null>> {
  const latest = (channel: ConsentChannel) =>
    decisions
      .filter((decision) => decision.channel === channel)
      .reduce<Consent | null>((best, next) => (best === null || counts(next, best) ? next : best), null)
  return { email: latest('email')?.state ?? null, sms: latest('sms')?.state ?? null }
}

function counts(next: Consent, best: Consent): boolean {
  const difference = Date.parse(next.at) - Date.parse(best.at)
  return difference > 0 || (difference === 0 && next.state === 'unsubscribed')
}
