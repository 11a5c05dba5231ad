import type { Permission } from '@counterflow/core'
import type { z } from 'zod'

/** A kind of event: its name, what it is about, what it carries and who may hear of it on a screen. */
export interface EventDefinition<Payload extends z.ZodType = z.ZodType> {
  /** `<subject>.<past tense>`: `order.risk_analyzed`. */
  readonly type: string
  readonly subjectType: string
  readonly payload: Payload
  readonly audience: Permission
  /** Which people are in it: only whoever its subject belongs to, or nobody. Anybody, where nothing is said. */
  readonly tellsOf?: 'subject' | 'nobody'
}

/** Declares an event; exists for the inference of its payload. */
export function defineEvent<Payload extends z.ZodType>(
  definition: EventDefinition<Payload>,
): EventDefinition<Payload> {
  return definition
}
