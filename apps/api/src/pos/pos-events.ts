import type { EventDefinition } from '../platform/events/event-definition.js'
import * as registers from './registers/register-events.js'
import * as tills from './till-events.js'

/** Everything that happens at tills. */
export const posEvents: readonly EventDefinition[] = [registers, tills].flatMap(
  (definitions): EventDefinition[] => Object.values(definitions),
)
