import { canonicalJson, type Json } from '../json/json.js'
import { parseInstant } from '../reference/instant.js'
import { type Lookup, resolveValue } from '../reference/resolve.js'
import type { WorkflowNode } from './definition.js'
import type { StepOutcome } from './outcome.js'
import { thenPort, timeoutPort } from './ports.js'
import { type ComputedStep, failedStep } from './pure-step.js'
import { furthestWait } from './wait.js'

/** What a step waits for: an event of `trigger` with a value at the wait's path whose canonical text is `key`. */
export interface AwaitedEvent {
  readonly trigger: string
  readonly key: string
}

/** A wait that was begun; `awaits` is null for one that only time ends. */
export interface BegunWait extends ComputedStep {
  readonly awaits: AwaitedEvent | null
}

type WaitNode = Extract<WorkflowNode, { kind: 'wait' }>

const passed: StepOutcome = { status: 'succeeded', port: thenPort, output: null }
const waiting = (until: number): StepOutcome => ({ status: 'waiting', attempt: 1, until })

/**
 * Begins a wait at `now`.
 * @throws TemplateError when one of its templates comes to nothing.
 */
export function beginWait(node: WaitNode, lookup: Lookup, now: number): BegunWait {
  const { for: reason } = node
  switch (reason.kind) {
    case 'duration':
      return {
        input: { seconds: reason.seconds },
        outcome: waiting(now + reason.seconds * 1_000),
        awaits: null,
      }
    case 'date': {
      const at = resolveValue(reason.at ?? null, lookup)
      return { input: { at }, outcome: untilDate(node, at, now), awaits: null }
    }
    case 'event': {
      const equals = resolveValue(reason.match.equals ?? null, lookup)
      return {
        input: { trigger: reason.trigger, equals },
        outcome: waiting(now + reason.timeoutSeconds * 1_000),
        awaits: { trigger: reason.trigger, key: canonicalJson(equals) },
      }
    }
  }
}

function untilDate({ id }: WaitNode, at: Json, now: number): StepOutcome {
  const instant = typeof at === 'string' ? parseInstant(at) : undefined
  if (instant === undefined) {
    const seen = canonicalJson(at).slice(0, 100)
    return failedStep(
      id,
      'not_an_instant',
      `Cannot wait until ${seen}: expected a date such as 2027-01-31T09:00:00+09:00.`,
    )
  }
  if (instant - now > furthestWait) {
    return failedStep(id, 'too_far', `Cannot wait until ${String(at)}: that is more than ten years away.`)
  }
  return instant <= now ? passed : waiting(instant)
}

/** Ends a wait: with the event that has come, or because its time has. */
export function endWait({ for: reason }: WaitNode, arrival: Json | undefined): StepOutcome {
  if (reason.kind !== 'event') return passed
  return arrival === undefined
    ? { status: 'succeeded', port: timeoutPort, output: null }
    : { status: 'succeeded', port: thenPort, output: arrival }
}
