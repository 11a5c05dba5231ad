import { referencesIn, templatesIn } from '../reference/resolve.js'
import type { Value } from '../reference/value.js'
import { templateReferences } from './check-template.js'
import { checkUses, inside, type Place } from './check-value.js'
import type { Finding } from './finding.js'
import { finding } from './findings.js'
import type { FlowControl } from './flow-control.js'

/** What stands against the keys of a workflow's flow control, which are made before a run has begun. */
export function checkFlow(flow: FlowControl | undefined, place: Place): Finding[] {
  return [
    ...checkKey(flow?.concurrency?.key, inside(place, 'concurrency', 'key')),
    ...checkKey(flow?.debounce?.key, inside(place, 'debounce', 'key')),
  ]
}

function checkKey(key: Value | undefined, place: Place): Finding[] {
  if (key === undefined) return []
  const paths = [
    ...referencesIn(key).map(({ path }) => path),
    ...templatesIn(key).flatMap(({ source }) => templateReferences(source).map(({ path }) => path)),
  ]
  const beyond = paths.filter(([root]) => root !== 'trigger' && root !== 'shop')
  if (beyond.length === 0) return checkUses(key, place)
  return beyond.map((path) => finding('flow_reference', place.nodeId, place.path, { path: path.join('.') }))
}
