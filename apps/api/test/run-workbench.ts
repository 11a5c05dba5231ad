import type { Json, WorkflowDefinition, WorkflowNode } from '@counterflow/core'
import { v7 as uuidv7 } from 'uuid'
import { createMigratedDatabase } from '../src/platform/database/embedded/migrated-database.js'
import { openPool } from '../src/platform/database/plain-pool.js'
import { createLogger } from '../src/platform/logging/logger.js'
import { Metrics } from '../src/platform/metrics/metrics.js'
import type {
  ActionAttempt,
  ActionRunner,
  AttemptResult,
} from '../src/workflows/runs/engine/action-runner.js'
import type { EngineParts } from '../src/workflows/runs/engine/engine-parts.js'
import { RunEngine } from '../src/workflows/runs/engine/run-engine.js'
import { RunReleases } from '../src/workflows/runs/engine/run-releases.js'
import { RunStore } from '../src/workflows/runs/engine/run-store.js'
import { VersionCache } from '../src/workflows/runs/engine/version-cache.js'
import { RunMetrics } from '../src/workflows/runs/run-metrics.js'

/** What the one action of these workflows does when it is attempted. */
export type Act = (attempt: ActionAttempt) => Promise<AttemptResult>

export const ok = (output: Json = null): AttemptResult => ({ ok: true, output })
export const refused = (retry = false): AttemptResult => ({
  ok: false,
  code: 'refused',
  message: 'No.',
  retry,
  retryAfterSeconds: undefined,
})

export const action = (
  id: string,
  more: Partial<Extract<WorkflowNode, { kind: 'action' }>> = {},
): WorkflowNode => ({
  id,
  kind: 'action',
  action: 'test.act',
  input: { step: id },
  ...more,
})

/** A workflow whose steps follow one another. */
export const chain = (...nodes: WorkflowNode[]): WorkflowDefinition => ({
  schema: 1,
  name: 'Test',
  trigger: { type: 'test.happened', config: {} },
  nodes,
  edges: nodes.map(({ id }, index) => ({ from: nodes[index - 1]?.id ?? 'trigger', port: 'then', to: id })),
  layout: {},
})

/** Engines on a database of their own, with workflows and actions that a spec makes up. */
export async function openRunWorkbench() {
  const database = await createMigratedDatabase()
  const pool = openPool(database.url, { max: 6, name: 'spec' })
  const engines: RunEngine[] = []
  const declaredDead = new Set<RunEngine>()
  const definitions = new Map<string, WorkflowDefinition>()

  function startEngine(
    owner: number,
    given: Act | Partial<ActionRunner>,
    more: Partial<EngineParts> = {},
  ): RunEngine {
    const actions: ActionRunner = {
      admit: () => ({ kind: 'go', leave: () => {} }),
      isAdmittedHere: () => true,
      run: async () => ok(),
      isRepeatable: () => true,
      reconcile: async () => ({ happened: 'unknown' }),
      ...(typeof given === 'function' ? { run: given } : given),
    }
    const versions = new VersionCache(async (id) => {
      const definition = definitions.get(id)
      return definition && { definition, permissions: [] }
    })
    const engine: RunEngine = new RunEngine({
      store: new RunStore(pool),
      releases: new RunReleases(pool),
      metrics: new RunMetrics(new Metrics()),
      versions,
      actions,
      logger: createLogger('silent'),
      owner: () => (declaredDead.has(engine) ? undefined : owner),
      shopValues: async () => ({ name: 'Shop' }),
      ended: () => {},
      ...more,
    })
    engines.push(engine)
    engine.start()
    return engine
  }

  /** Has the engines claim nothing more, as if their processes slept; what they have begun goes on. */
  function declareDead(): RunEngine[] {
    const dead = engines.splice(0)
    for (const engine of dead) declaredDead.add(engine)
    return dead
  }

  /** Turns a workflow on. */
  async function publish(definition: WorkflowDefinition) {
    const [workflowId, versionId] = [uuidv7(), uuidv7()]
    definitions.set(versionId, definition)
    await pool`insert into workflows (id, name, draft, live_version_id)
      values (${workflowId}, ${definition.name}, ${JSON.stringify(definition)}::text::jsonb, ${versionId})`
    return { workflowId, versionId }
  }

  async function queue(definition: WorkflowDefinition, trigger: Json = {}): Promise<string> {
    const versionId = uuidv7()
    definitions.set(versionId, definition)
    const [eventId, runId] = [uuidv7(), uuidv7()]
    await pool`insert into events (id, type, subject_type, subject_id, audience, payload)
      values (${eventId}, 'test.happened', 'test', 'x', 'runs.read', ${JSON.stringify(trigger)}::text::jsonb)`
    await pool`insert into runs (id, workflow_id, version_id, event_id, trigger_type)
      values (${runId}, ${uuidv7()}, ${versionId}, ${eventId}, 'test.happened')`
    for (const engine of engines) engine.wake()
    return runId
  }

  async function untilEnded(runId: string): Promise<string> {
    for (const limit = Date.now() + 25_000; Date.now() < limit; ) {
      const [run] = await pool`select result from runs where id = ${runId}`
      if (typeof run?.result === 'string') return run.result
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
    throw new Error('The run did not end within 25 seconds.')
  }

  const history = async (runId: string) => {
    const rows =
      await pool`select node_id, attempt, kind from steps where run_id = ${runId} order by position`
    return rows.map((row) => `${row.node_id} ${row.attempt} ${row.kind}`)
  }

  async function stopAll(): Promise<void> {
    for (const engine of engines.splice(0)) await engine.stop()
  }

  async function close(): Promise<void> {
    await stopAll()
    await pool.end()
    await database.drop()
  }

  return { pool, engines, startEngine, declareDead, publish, queue, untilEnded, history, stopAll, close }
}
