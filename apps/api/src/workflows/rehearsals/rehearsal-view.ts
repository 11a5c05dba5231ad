import {
  addressKey,
  factsOf,
  type Graph,
  type Json,
  lookupAt,
  masked,
  maskedIn,
  type Outcomes,
  type Rehearsal,
  type RehearsedStep,
} from '@counterflow/core'
import type { RouteOutput } from '../../platform/http/route-contract.js'
import type { rehearsalRoutes } from './rehearsals.contract.js'

type Shown = RouteOutput<typeof rehearsalRoutes.rehearse>['steps'][number]

/** Values whose JSON text is longer are left out. */
const longestShown = 20_000
/** A list without end is given up, and what was gone through of it until then is enough to see. */
const mostShown = 2_000

/** What `graph` was rehearsed on, and what nobody who reads it may see. */
interface Surroundings {
  readonly graph: Graph
  readonly trigger: Json
  readonly shop: Json
  readonly secrets: readonly string[]
}

/** The steps of a rehearsal for people. */
export function shownSteps({ steps }: Rehearsal, { graph, trigger, shop, secrets }: Surroundings): Shown[] {
  const outcomes: Outcomes = new Map(steps.map(({ address, outcome }) => [addressKey(address), outcome]))
  return steps.slice(0, mostShown).map((step) => {
    const node = graph.nodes.get(step.address.nodeId)
    const facts =
      step.input !== null || node === undefined
        ? step.input
        : factsOf(node, lookupAt(graph, { trigger, shop, outcomes }, step.address))
    return shown(step, facts, secrets)
  })
}

function shown({ address, outcome, by, isUnsure }: RehearsedStep, input: Json, secrets: readonly string[]) {
  const output = outcome.status === 'succeeded' ? outcome.output : null
  const isCut = [input, output].some((value) => JSON.stringify(value).length > longestShown)
  return {
    nodeId: address.nodeId,
    iteration: [...address.iteration],
    status: outcome.status,
    port: outcome.status === 'succeeded' ? outcome.port : null,
    by,
    isUnsure,
    isCut,
    input: isCut ? null : masked(input, secrets),
    output: isCut ? null : masked(output, secrets),
    error:
      outcome.status === 'failed'
        ? { ...outcome.error, message: maskedIn(outcome.error.message, secrets) }
        : null,
  }
}
