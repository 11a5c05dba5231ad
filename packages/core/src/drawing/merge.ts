import { canonicalJson } from '../json/json.js'
import { type ElementChange, elementKey, type Operation } from './operation.js'

/**
 * One operation that does what `first` and then `second` do. Changes of the same thing become one, so that typing a
 * text letter by letter is kept once; what came and went again, or is again as it was, leaves no change.
 */
export function mergeOperations(first: Operation, second: Operation): Operation {
  const changes = [...first.changes]
  for (const change of second.changes) {
    const at = foldsInto(changes, change)
    const earlier = at === undefined ? undefined : changes[at]
    if (at === undefined || earlier === undefined) {
      changes.push(change)
      continue
    }
    const both = folded(earlier, change)
    if (isNothing(both)) changes.splice(at, 1)
    else changes[at] = both
  }
  return { what: first.what, changes }
}

/**
 * The last change of the same thing, where replacing it in place cannot disturb what lies between: a thing that stays
 * in its list has no part in where others stand.
 */
function foldsInto(changes: readonly ElementChange[], change: ElementChange): number | undefined {
  const key = elementKey(change)
  const at = changes.findLastIndex((earlier) => elementKey(earlier) === key)
  const earlier = changes[at]
  if (earlier === undefined || comesOrGoes(change)) return undefined
  // A thing that has gone is not changed in place; what comes after that is a new one.
  return 'at' in earlier && earlier.after === null ? undefined : at
}

const comesOrGoes = (change: ElementChange): boolean =>
  'at' in change && (change.before === null || change.after === null)

/** Two changes of the same thing as one. */
const folded = <Kind extends ElementChange>(earlier: Kind, later: Kind): Kind => ({
  ...earlier,
  after: later.after,
})

const isNothing = ({ before, after }: ElementChange) => canonicalJson(before) === canonicalJson(after)
