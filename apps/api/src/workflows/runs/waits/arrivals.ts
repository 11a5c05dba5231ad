import { type Arrivals, addressKey } from '@counterflow/core'
import { z } from 'zod'
import type { PlainPool } from '../../../platform/database/plain-pool.js'
import { parseIteration } from '../engine/step-row.js'

const arrivalRow = z.object({ node_id: z.string(), iteration: z.string(), payload: z.json() })

/** The events that have come for the waiting steps of a run. */
export async function arrivalsOf(pool: PlainPool, runId: string): Promise<Arrivals> {
  const rows = await pool`
    select w.node_id, w.iteration, e.payload from event_waits w join events e on e.id = w.event_id
     where w.run_id = ${runId}`
  return new Map(
    z
      .array(arrivalRow)
      .parse(rows)
      .map(({ node_id: nodeId, iteration, payload }) => [
        addressKey({ nodeId, iteration: parseIteration(iteration) }),
        payload,
      ]),
  )
}
