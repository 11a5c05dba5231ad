import path from 'node:path'
import { permissions, type WorkflowDefinition, type WorkflowId, workflowIdSchema } from '@counterflow/core'
import type { INestApplicationContext } from '@nestjs/common'
import { asc, eq } from 'drizzle-orm'
import { apiContract } from '../src/api-contract.js'
import { featuresOf } from '../src/features.js'
import { DATABASE, type Database } from '../src/platform/database/database.js'
import { events } from '../src/platform/events/event.table.js'
import { startTestApplication, type TestApplication } from '../src/platform/http/test-application.js'
import { WorkflowEditing } from '../src/workflows/definitions/workflow-editing.js'
import { runs } from '../src/workflows/runs/run.table.js'

const checkout = path.resolve(import.meta.dirname, '../../..')
const turningOn = { type: 'staff', id: 'x', name: 'Minji Seo', permissions, language: 'en' } as const

/** A clock that a spec sets. */
export interface SetClock {
  now: string
}

/** One process of a shop whose triggers act when the spec says so, at the time that it says. */
export interface TriggerProcess {
  readonly context: INestApplicationContext
  readonly database: Database
}

/** A shop in which nothing is started by itself: no loop runs, and the clock stands. */
export async function openTriggerWorkbench(clock: SetClock, pluginFolders: readonly string[]) {
  const opened: TestApplication[] = []

  /** A further process of the same shop. */
  async function process(): Promise<TriggerProcess> {
    const [shared] = opened
    const made = await startTestApplication({
      modules: featuresOf(checkout, pluginFolders),
      contract: apiContract,
      clock: () => new Date(clock.now),
      ...(shared === undefined ? {} : { shared }),
    })
    opened.push(made)
    return { context: made.application, database: made.application.get<Database>(DATABASE) }
  }

  const first = await process()
  const editing = first.context.get(WorkflowEditing, { strict: false })

  /** Makes a workflow with one step and turns it on. */
  async function turnOn(trigger: NonNullable<WorkflowDefinition['trigger']>): Promise<WorkflowId> {
    const { workflow } = await editing.create('Nightly', definitionOf(trigger))
    const id = workflowIdSchema.parse(workflow.id)
    await editing.turnOn(id, { revision: workflow.draftRevision }, turningOn)
    return id
  }

  /** Gives a workflow that is on another trigger and turns that on. */
  async function change(id: WorkflowId, revision: number, definition: WorkflowDefinition): Promise<void> {
    const { workflow } = await editing.saveDraft(id, revision, definition)
    await editing.turnOn(id, { revision: workflow.draftRevision }, turningOn)
  }

  /** What the runs of a workflow were started on, the oldest first. */
  async function payloads(workflowId: WorkflowId): Promise<unknown[]> {
    const rows = await first.database
      .select({ payload: events.payload })
      .from(runs)
      .innerJoin(events, eq(events.id, runs.eventId))
      .where(eq(runs.workflowId, workflowId))
      .orderBy(asc(events.sequence))
    return rows.map(({ payload }) => payload)
  }

  async function close(): Promise<void> {
    for (const one of [...opened].reverse()) await one.close()
  }

  return { ...first, url: opened[0]?.url ?? '', editing, process, turnOn, change, payloads, close }
}

/** A workflow that does next to nothing when `trigger` fires. */
export function definitionOf(trigger: NonNullable<WorkflowDefinition['trigger']>): WorkflowDefinition {
  return {
    schema: 1,
    name: 'Nightly',
    trigger,
    nodes: [{ id: 'note', kind: 'set', values: { done: true } }],
    edges: [{ from: 'trigger', port: 'then', to: 'note' }],
    layout: {},
  }
}
