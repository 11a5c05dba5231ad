import { fewestPatterns, meansEvent, type Permission } from '@counterflow/core'
import { commerceEvents } from '../../commerce/commerce.public.js'
import { roleChangedEvent, staffChanged } from '../../identity/identity.public.js'
import { inboxEvents } from '../../inbox/inbox.public.js'
import { mailChanged } from '../../mail/mail.public.js'
import type { EventDefinition } from '../../platform/events/event-definition.js'
import type { Actor } from '../../platform/http/actor.js'
import { posEvents } from '../../pos/pos.public.js'
import { workflowTurnedOff, workflowTurnedOn } from '../../workflows/workflows.public.js'
import { eventNotHeld, unknownEvent } from './webhook-problems.js'

/** What a test is called. No event has this name: theirs have two parts. */
export const testType = 'ping'

const definitions: readonly EventDefinition[] = [
  ...commerceEvents,
  ...inboxEvents,
  ...posEvents,
  mailChanged,
  workflowTurnedOn,
  workflowTurnedOff,
  staffChanged,
  roleChangedEvent,
]

/** Every event that can be subscribed to, with what whoever subscribes must be allowed to see. */
export const offeredEvents: ReadonlyMap<string, Permission> = new Map(
  definitions.map(({ type, audience }) => [type, audience]),
)

/**
 * The events of `patterns`, each pattern once.
 * @throws Problem `unknown-event` for a pattern that means none, `permission-missing` for one that means an event which
 * `actor` may not see: otherwise the permission for webhooks would show everything.
 */
export function checkedPatterns(patterns: readonly string[], actor: Actor): string[] {
  for (const [index, pattern] of patterns.entries()) {
    const meant = [...offeredEvents].filter(([type]) => meansEvent(pattern, type))
    if (meant.length === 0) throw unknownEvent(pattern, index)
    const hidden = meant.find(([, permission]) => !actor.permissions.includes(permission))
    if (hidden !== undefined) throw eventNotHeld(pattern, index, hidden[1])
  }
  return fewestPatterns(patterns)
}
