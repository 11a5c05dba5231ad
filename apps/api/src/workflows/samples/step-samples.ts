import {
  type Json,
  masked,
  type Permission,
  runIdSchema,
  type WorkflowDefinition,
  type WorkflowNode,
  workflowDefinitionSchema,
} from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { DATABASE, type Database } from '../../platform/database/database.js'
import type { RouteOutput } from '../../platform/http/route-contract.js'
import { RunSecrets } from '../runs/history/run-secrets.js'
import type { samplesRoutes } from './samples.contract.js'

type StepSample = Omit<RouteOutput<typeof samplesRoutes.list>['steps'][number], 'output'> & { output: Json }

/** Runs that are looked through, the latest first. */
const recentRuns = 50
/** The longest output that is shown, and all of them together, in characters of JSON. */
const longestOutput = 20_000
const mostInAll = 1_000_000

const jsonSchema: z.ZodType<Json> = z.json()
const rowSchema = z.object({
  run_id: runIdSchema,
  event_id: z.uuid(),
  version_id: z.string(),
  node_id: z.string(),
  at: z.coerce.date(),
  output: z.string(),
})
const versionSchema = z.object({ id: z.string(), definition: workflowDefinitionSchema })
type Row = z.infer<typeof rowSchema>
type NodesById = ReadonlyMap<string, WorkflowNode>

const outputIn = (json: string): Json => jsonSchema.parse(JSON.parse(json))

/** What the steps of a workflow answered in its recent runs. */
@Injectable()
export class StepSamples {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(RunSecrets) private readonly secrets: RunSecrets,
  ) {}

  /**
   * For each step of `draft` its latest output, and those on each of `eventIds`, newest first.
   * @param permissions what the reader holds; runs on events of another audience are left out
   */
  async list(
    workflowId: string,
    draft: WorkflowDefinition,
    eventIds: readonly string[],
    permissions: readonly Permission[],
  ): Promise<StepSample[]> {
    const { rows } = await this.database.execute(sql`
      with recent as (
        select r.id, r.event_id, r.version_id from runs r
         where r.workflow_id = ${workflowId}::uuid
         order by r.id desc limit ${recentRuns})
      select distinct on (s.run_id, s.node_id)
             s.run_id, recent.event_id, recent.version_id, s.node_id, s.at, s.output
        from recent
        join events e on e.id = recent.event_id
        join steps s on s.run_id = recent.id
       where s.kind = 'succeeded' and length(s.output) <= ${longestOutput}
         and e.audience = any(${sql.param([...permissions])}::text[])
       order by s.run_id desc, s.node_id, s.position`)
    const found = z.array(rowSchema).parse(rows)
    const versions = await this.versionsOf(found)
    const kinds = stepKinds(draft)
    // An id may have stood for another action before.
    const ofSameSteps = found.filter(({ version_id, node_id }) => {
      const [node, kind] = [versions.get(version_id)?.get(node_id), kinds.get(node_id)]
      return kind !== undefined && node !== undefined && kind === kindOf(node)
    })
    const shown = withinLimit(chosen(ofSameSteps, new Set(eventIds)))
    const secrets = this.secretsIn(found, versions)
    return shown.map((sample) => ({ ...sample, output: masked(sample.output, secrets) }))
  }

  private secretsIn(rows: readonly Row[], versions: ReadonlyMap<string, NodesById>): readonly string[] {
    return [...versions].flatMap(([versionId, nodes]) => {
      const own = rows.filter(({ version_id }) => version_id === versionId)
      return this.secrets.in(
        nodes,
        own.map(({ node_id, output }) => ({ nodeId: node_id, output: outputIn(output) })),
      )
    })
  }

  private async versionsOf(rows: readonly Row[]): Promise<ReadonlyMap<string, NodesById>> {
    const ids = [...new Set(rows.map((row) => row.version_id))]
    const { rows: found } = await this.database.execute(
      sql`select id, definition from workflow_versions where id = any(${sql.param(ids)}::text[])`,
    )
    const versions = z.array(versionSchema).parse(found)
    return new Map(
      versions.map(({ id, definition }) => [id, new Map(definition.nodes.map((node) => [node.id, node]))]),
    )
  }
}

const kindOf = (node: WorkflowNode) => (node.kind === 'action' ? node.action : node.kind)

function stepKinds({ nodes }: WorkflowDefinition): ReadonlyMap<string, string> {
  return new Map(nodes.map((node) => [node.id, kindOf(node)]))
}

/** Of rows from new to old: the first of each step, and the first of each step on each of the events. */
function chosen(rows: readonly Row[], eventIds: ReadonlySet<string>): Row[] {
  const seen = new Set<string>()
  return rows.filter(({ node_id, event_id }) => {
    const isWanted = !seen.has(node_id) || (eventIds.has(event_id) && !seen.has(`${node_id} ${event_id}`))
    seen.add(node_id).add(`${node_id} ${event_id}`)
    return isWanted
  })
}

function withinLimit(rows: readonly Row[]): StepSample[] {
  let left = mostInAll
  return rows.flatMap(({ node_id, run_id, event_id, at, output }) => {
    left -= output.length
    if (left < 0) return []
    return [
      {
        nodeId: node_id,
        runId: run_id,
        eventId: event_id,
        at: at.toISOString(),
        output: outputIn(output),
      },
    ]
  })
}
