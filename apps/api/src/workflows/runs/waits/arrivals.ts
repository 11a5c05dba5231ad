import { type Arrivals, addressKey } from '@counterflow/core'
import { z } from 'zod'
import type { PlainPool } from '../../../platform/database/plain-pool.js'
import { parseIteration } from '../engine/step-row.js'

const arrivalRows = z.array(
  z.object({ run_id: z.string(), node_id: z.string(), iteration: z.string(), payload: z.json() }),
)

/** The events that have come for the waiting steps of runs, by the ids of the runs for which any has. */
export async function arrivalsOf(
  pool: PlainPool,
  runIds: readonly string[],
): Promise<ReadonlyMap<string, Arrivals>> {
  if (runIds.length === 0) return new Map()
  const rows = await pool`
    select w.run_id, w.node_id, w.iteration, e.payload from event_waits w join events e on e.id = w.event_id
     where w.run_id = any(${[...runIds]}::uuid[])`
  const byRun = Map.groupBy(arrivalRows.parse(rows), ({ run_id: runId }) => runId)
  return new Map(
    [...byRun].map(([runId, found]) => [
      runId,
      new Map(
        found.map(({ node_id: nodeId, iteration, payload }) => [
          addressKey({ nodeId, iteration: parseIteration(iteration) }),
          payload,
        ]),
      ),
    ]),
  )
}
