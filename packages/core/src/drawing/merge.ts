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
    const both = earlier === undefined ? undefined : folded(earlier, change)
    if (at === undefined || both === undefined) changes.push(change)
    else if (isNothing(both)) changes.splice(at, 1)
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
  return at >= 0 && (!('at' in change) || (change.before !== null && change.after !== null)) ? at : undefined
}

function folded(earlier: ElementChange, later: ElementChange): ElementChange | undefined {
  // A thing that has gone is not changed in place; what comes after that is a new one.
  if ('at' in earlier && earlier.after === null) return undefined
  if (earlier.element === 'name' && later.element === 'name') return { ...earlier, after: later.after }
  if (earlier.element === 'trigger' && later.element === 'trigger') return { ...earlier, after: later.after }
  if (earlier.element === 'flow' && later.element === 'flow') return { ...earlier, after: later.after }
  if (earlier.element === 'step' && later.element === 'step') return { ...earlier, after: later.after }
  if (earlier.element === 'edge' && later.element === 'edge') return { ...earlier, after: later.after }
  if (earlier.element === 'place' && later.element === 'place') return { ...earlier, after: later.after }
  if (earlier.element === 'note' && later.element === 'note') return { ...earlier, after: later.after }
  return undefined
}

const isNothing = ({ before, after }: ElementChange) => canonicalJson(before) === canonicalJson(after)
