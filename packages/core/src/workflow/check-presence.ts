import type { ReferencePath } from '../reference/reference.js'
import { typeAt } from '../reference/type-at.js'
import { isReference, type Value } from '../reference/value.js'
import type { Place } from './check-value.js'
import type { Finding } from './finding.js'
import { finding } from './findings.js'
import { otherwisePort, thenPort } from './ports.js'
import { provenPresent } from './proven-present.js'

/**
 * What stands against `value` in a field that cannot be empty: a reference to something that may be missing, unless a
 * condition on the way here has made sure of it.
 */
export function checkPresence(
  value: Value,
  field: string,
  place: Place,
  severity: Finding['severity'],
): Finding[] {
  if (typeof value !== 'object' || value === null || !isReference(value)) return []
  if (!mayBeMissing(value.$ref, place)) return []
  const found = finding('reference_nullable', place.nodeId, place.path, { field, path: value.$ref.join('.') })
  return [{ ...found, severity }]
}

function mayBeMissing(path: ReferencePath, place: Place): boolean {
  const type = place.typeOf(path)
  if ('missing' in type || type.kind === 'unknown' || !type.nullable) return false
  return !provenAt(place).some((proven) => isPresent(path, proven, place))
}

/** Whether `path` is there if `proven` is: with a value, everything that holds it is there. */
function isPresent(path: ReferencePath, proven: ReferencePath, { typeOf }: Place): boolean {
  const parting = path.findIndex((segment, index) => segment !== proven[index])
  if (parting === 0) return false
  if (parting < 0) return true
  const parent = typeOf(path.slice(0, parting))
  if ('missing' in parent) return false
  const type = typeAt({ ...parent, nullable: false }, path.slice(parting))
  return !('missing' in type) && !type.nullable
}

/** What the trigger's condition and the decisions on the way to a place have made sure of. */
function provenAt({ types, nodeId }: Place): ReferencePath[] {
  const { definition, nodes } = types.graph
  const started = definition.trigger?.when === undefined ? [] : provenPresent(definition.trigger.when, true)
  const decided = [...types.certaintyAt(nodeId).decided].flatMap((decision) => {
    const [id = '', port = ''] = decision.split(' ')
    const node = nodes.get(id)
    if (node?.kind === 'condition' && (port === thenPort || port === otherwisePort)) {
      return provenPresent(node.when, port === thenPort)
    }
    const chosen = node?.kind === 'switch' ? node.cases.find((one) => one.port === port) : undefined
    return chosen === undefined ? [] : provenPresent(chosen.when, true)
  })
  return [...started, ...decided]
}
