import { typeAt } from '../reference/type-at.js'
import type { ValueType } from '../reference/value-type.js'
import type { WorkflowCatalogue } from './catalogue.js'
import { checkPresence } from './check-presence.js'
import { checkValue, inside, type Place } from './check-value.js'
import type { Finding } from './finding.js'
import { finding } from './findings.js'
import type { WaitFor } from './wait.js'

const instant: ValueType = { kind: 'instant', nullable: false }

/** What stands against what a wait waits for. */
export function checkWait(wait: WaitFor, place: Place, catalogue: WorkflowCatalogue): Finding[] {
  switch (wait.kind) {
    case 'duration':
      return []
    case 'date':
      return checkGiven(wait.at, instant, 'at', inside(place, 'at'))
    case 'event':
      return checkEvent(wait, place, catalogue)
  }
}

function checkEvent(
  { trigger, match }: Extract<WaitFor, { kind: 'event' }>,
  place: Place,
  { triggers }: WorkflowCatalogue,
): Finding[] {
  const contract = triggers.get(trigger)
  const at = inside(place, 'trigger').path
  if (contract === undefined) return [finding('trigger_unknown', place.nodeId, at, { type: trigger })]
  if (contract.kind !== 'event') {
    return [finding('trigger_not_awaitable', place.nodeId, at, { trigger, kind: contract.kind })]
  }
  const matched = typeAt(contract.output, match.path)
  if ('missing' in matched) {
    return [
      finding('reference_unknown', place.nodeId, inside(place, 'match', 'path').path, {
        path: match.path.join('.'),
        missing: matched.missing,
        known: matched.known.join(', '),
      }),
    ]
  }
  return checkGiven(match.equals, { ...matched, nullable: false }, 'equals', inside(place, 'match', 'equals'))
}

function checkGiven(
  value: Parameters<typeof checkValue>[0] | undefined,
  type: ValueType,
  field: string,
  place: Place,
): Finding[] {
  if (value === undefined || value === '') {
    return [finding('input_missing', place.nodeId, place.path, { field })]
  }
  const found = checkValue(value, type, field, place)
  return found.length > 0 ? found : checkPresence(value, field, place, 'warning')
}
