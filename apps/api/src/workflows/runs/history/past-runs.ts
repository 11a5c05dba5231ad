import {
  addressKey,
  buildGraph,
  type Graph,
  type Json,
  type Outcomes,
  type RunId,
  type StepAddress,
} from '@counterflow/core'
import { eq, inArray } from 'drizzle-orm'
import { z } from 'zod'
import type { Queries } from '../../../platform/database/database.js'
import { events } from '../../../platform/events/event.table.js'
import { workflows, workflowVersions } from '../../definitions/workflow.table.js'
import { RunMemory, type StepRecord } from '../engine/step-record.js'
import { parseIteration } from '../engine/step-row.js'
import { runs, steps } from '../run.table.js'

export type RunRow = typeof runs.$inferSelect
export type StepRow = typeof steps.$inferSelect

/** A run as far as it has come, read for something else than driving it. */
export interface PastRun {
  readonly run: RunRow
  readonly workflowName: string
  readonly graph: Graph
  /** What the event carried. */
  readonly trigger: Json
  /** In the order in which they were written. */
  readonly rows: readonly StepRow[]
  readonly memory: RunMemory
  readonly outcomes: Outcomes
}

const payload = z.json()

/** Reads runs with their steps; those that do not exist are left out. The run is read before its steps. */
export async function readPastRuns(queries: Queries, ids: readonly RunId[]): Promise<PastRun[]> {
  const found = await queries
    .select({
      run: runs,
      version: workflowVersions.definition,
      name: workflows.name,
      trigger: events.payload,
    })
    .from(runs)
    .innerJoin(workflows, eq(workflows.id, runs.workflowId))
    .innerJoin(workflowVersions, eq(workflowVersions.id, runs.versionId))
    .innerJoin(events, eq(events.id, runs.eventId))
    .where(inArray(runs.id, [...ids]))
    .orderBy(runs.id)
  const rows = await queries
    .select()
    .from(steps)
    .where(inArray(steps.runId, [...ids]))
    .orderBy(steps.position)
  const rowsOf = Map.groupBy(rows, ({ runId }) => runId)
  const graphs = new Map<string, Graph>()
  return found.map(({ run, version, name, trigger }) => {
    const graph = graphs.get(run.versionId) ?? buildGraph(version)
    graphs.set(run.versionId, graph)
    const own = rowsOf.get(run.id) ?? []
    const memory = new RunMemory(own.map(toRecord))
    return {
      run,
      workflowName: name,
      graph,
      trigger: payload.parse(trigger),
      rows: own,
      memory,
      outcomes: memory.outcomes,
    }
  })
}

export const addressOf = ({ nodeId, iteration }: Pick<StepRow, 'nodeId' | 'iteration'>): StepAddress => ({
  nodeId,
  iteration: parseIteration(iteration),
})

/** The last row of each step, by address key. */
export function lastRows(rows: readonly StepRow[]): ReadonlyMap<string, StepRow> {
  return new Map(rows.map((row) => [addressKey(addressOf(row)), row]))
}

/** Whether a row says that only a person can tell how the step went. */
export const asks = ({ kind, error }: Pick<StepRow, 'kind' | 'error'>): boolean =>
  kind === 'waiting' && error?.code === 'outcome_unknown'

function toRecord(row: StepRow): StepRecord {
  return {
    address: addressOf(row),
    attempt: row.attempt,
    kind: row.kind,
    at: row.at.getTime(),
    milliseconds: row.milliseconds,
    port: row.port,
    until: row.until?.getTime() ?? null,
    input: row.input,
    output: row.output,
    error: row.error,
    awaits: null,
  }
}
