import { Controller, Inject } from '@nestjs/common'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { DATABASE, type Database } from '../../../platform/database/database.js'
import { earliestId } from '../../../platform/database/earliest-id.js'
import { Input, Route } from '../../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../../platform/http/route-contract.js'
import { workflowNotFound } from '../../definitions/workflow-problems.js'
import { WorkflowRepository } from '../../definitions/workflow-repository.js'
import { trafficRoutes as routes } from './traffic.contract.js'

const dayMilliseconds = 24 * 3_600_000
/** As many runs as are counted: a busy workflow must not have a day of steps read for each look at it. */
const mostRuns = 5_000

const runsRow = z.object({ runs: z.coerce.number().int() })
const portRow = z.object({ node_id: z.string(), port: z.string(), count: z.coerce.number().int() })

@Controller()
export class TrafficController {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(WorkflowRepository) private readonly repository: WorkflowRepository,
  ) {}

  @Route(routes.get)
  async get(@Input() { params }: RouteInput<typeof routes.get>): Promise<RouteOutput<typeof routes.get>> {
    const { workflowId } = params
    const found = await this.repository.find(this.database, workflowId)
    if (found === undefined) throw workflowNotFound(workflowId)
    const since = new Date(Date.now() - dayMilliseconds)
    const latest = (most: number) => sql`
      select id from runs where workflow_id = ${workflowId}::uuid and id >= ${earliestId(since)}::uuid
       order by id desc limit ${most}`
    const [counted, ports] = await Promise.all([
      this.database.execute(sql`select count(*) as runs from (${latest(mostRuns + 1)}) latest`),
      this.database.execute(sql`
        select s.node_id, s.port, count(distinct s.run_id) as count
          from (${latest(mostRuns)}) latest join steps s on s.run_id = latest.id
         where s.port is not null and s.kind in ('succeeded', 'failed')
         group by s.node_id, s.port`),
    ])
    const { runs } = runsRow.parse(counted.rows[0])
    return {
      since: since.toISOString(),
      runs: Math.min(runs, mostRuns),
      isAll: runs <= mostRuns,
      ports: z
        .array(portRow)
        .parse(ports.rows)
        .map(({ node_id, port, count }) => ({ nodeId: node_id, port, count })),
    }
  }
}
