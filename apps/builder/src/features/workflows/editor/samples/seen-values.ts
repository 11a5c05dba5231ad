import type { Json, SeenValues } from '@counterflow/core'
import { jsonSchema } from '../../workflow-queries'
import type { StepSample, TriggerSample } from './samples-query'

interface Received {
  items: readonly TriggerSample[]
  steps: readonly StepSample[]
  shop: unknown
}

/** The past event that samples are taken from: the one that was chosen, otherwise the latest. */
export function chosenEvent(
  items: readonly TriggerSample[],
  chosen: string | undefined,
): TriggerSample | undefined {
  return items.find(({ eventId }) => eventId === chosen) ?? items[0]
}

const jsonOf = (value: unknown): Json => jsonSchema.catch(null).parse(value)

/** What was seen of one past event: steps that did not run on it stand for themselves with their latest answer. */
export function seenValues(received: Received | undefined, event: TriggerSample | undefined): SeenValues {
  const steps = new Map<string, Json>()
  for (const { nodeId, eventId, output } of received?.steps ?? []) {
    if (eventId === event?.eventId || !steps.has(nodeId)) steps.set(nodeId, jsonOf(output))
  }
  return {
    trigger: event === undefined ? undefined : jsonOf(event.payload),
    steps,
    shop: received === undefined ? undefined : jsonOf(received.shop),
  }
}
