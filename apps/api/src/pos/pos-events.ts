import type { EventDefinition } from '../platform/events/event-definition.js'
import * as registers from './registers/register-events.js'

/** Everything that happens at tills. */
export const posEvents: readonly EventDefinition[] = [registers].flatMap((definitions): EventDefinition[] =>
  Object.values(definitions),
)
