import { runIdSchema, workflowIdSchema } from '@counterflow/core'
import { Controller, Inject } from '@nestjs/common'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { DATABASE, type Database } from '../../../platform/database/database.js'
import { Input, Route } from '../../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../../platform/http/route-contract.js'
import { failureRoutes as routes, stepKindSchema } from './failures.contract.js'

const stepSchema = z.object({
  name: z.string().nullable(),
  kind: stepKindSchema,
  action: z.string().nullable(),
})

const rowSchema = z.object({
  workflow_id: workflowIdSchema,
  name: z.string(),
  step: stepSchema.nullable(),
  node_id: z.string().nullable(),
  code: z.string(),
  count: z.coerce.number().int(),
  message: z.string(),
  latest: runIdSchema,
  at: z.coerce.date(),
})

@Controller()
export class FailuresController {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  @Route(routes.list)
  async list(@Input() { query }: RouteInput<typeof routes.list>): Promise<RouteOutput<typeof routes.list>> {
    const ofWorkflow =
      query.workflowId === undefined ? sql`` : sql`and r.workflow_id = ${query.workflowId}::uuid`
    const { rows } = await this.database.execute(sql`
      with failed as (
        select r.id, r.workflow_id, r.finished_at as at, r.error ->> 'nodeId' as node_id,
               r.error ->> 'code' as code, r.error ->> 'message' as message
          from runs r
         where r.result = 'failed' and r.error is not null ${ofWorkflow}
           and not exists (select 1 from runs retry where retry.retry_of = r.id)
         order by r.id desc limit 5000),
      causes as (
        select workflow_id, node_id, code, count(*) as count, max(at) as at,
               (array_agg(id order by id desc))[1] as latest,
               (array_agg(message order by id desc))[1] as message
          from failed group by workflow_id, node_id, code)
      select causes.*, w.name,
             (select jsonb_build_object(
                       'name', node -> 'name', 'kind', node -> 'kind', 'action', node -> 'action')
                from jsonb_array_elements(w.draft -> 'nodes') node
               where node ->> 'id' = causes.node_id limit 1) as step
        from causes join workflows w on w.id = causes.workflow_id
       order by causes.count desc, causes.latest desc limit 50`)
    const items = z
      .array(rowSchema)
      .parse(rows)
      .map(({ workflow_id, name, step, node_id, code, count, message, latest, at }) => ({
        workflowId: workflow_id,
        workflowName: name,
        nodeId: node_id,
        stepName: step?.name ?? null,
        stepKind: step?.kind ?? null,
        stepAction: step?.action ?? null,
        code,
        count,
        message,
        latestRunId: latest,
        latestAt: at.toISOString(),
      }))
    return { items }
  }
}
