import {
  addressOfKey,
  buildGraph,
  type Graph,
  planMove,
  type RunId,
  runIdSchema,
  type WorkflowId,
  workflowVersionIdSchema,
} from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, eq, gt, ne } from 'drizzle-orm'
import { DATABASE, type Database } from '../../../platform/database/database.js'
import { earliestId } from '../../../platform/database/earliest-id.js'
import type { RouteOutput } from '../../../platform/http/route-contract.js'
import { versionIdOf } from '../../definitions/version-id.js'
import { WorkflowChecks } from '../../definitions/workflow-checks.js'
import { workflowNotFound } from '../../definitions/workflow-problems.js'
import { WorkflowRepository } from '../../definitions/workflow-repository.js'
import { type PastRun, readPastRuns } from '../history/past-runs.js'
import { runs } from '../run.table.js'
import { isWaiting } from '../settling/waiting.js'
import type { waitingRunRoutes } from './waiting-runs.contract.js'

type Placed = RouteOutput<typeof waitingRunRoutes.places>
type Place = Placed['places'][number]

/** A person who is asked waits no longer for the answer. */
const most = 1_000
const batch = 100

/** Says of the runs that turning a draft on would leave behind where they wait, and which could go on with it. */
@Injectable()
export class WaitingPlaces {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(WorkflowRepository) private readonly repository: WorkflowRepository,
    @Inject(WorkflowChecks) private readonly checks: WorkflowChecks,
  ) {}

  /** @throws Problem `not-found` */
  async places(workflowId: WorkflowId): Promise<Placed> {
    const found = await this.repository.find(this.database, workflowId)
    if (found === undefined) throw workflowNotFound(workflowId)
    const { draft } = found.workflow
    const next = versionIdOf(workflowId, draft, this.checks.pluginsOf(draft))
    const isLeft = and(eq(runs.workflowId, workflowId), ne(runs.versionId, next), isWaiting)
    const target = buildGraph(draft)
    const places = new Map<string, Place>()
    let [looked, last] = [0, earliestId(new Date(0))]
    while (looked < most) {
      const ids = await this.nextIds(and(isLeft, gt(runs.id, last)))
      const end = ids.at(-1)
      if (end === undefined) break
      last = end
      for (const past of await readPastRuns(this.database, ids)) {
        count(places, past, target)
        looked += 1
      }
    }
    return { total: await this.database.$count(runs, isLeft), looked, places: [...places.values()] }
  }

  private async nextIds(where: ReturnType<typeof and>): Promise<RunId[]> {
    const rows = await this.database
      .select({ id: runs.id })
      .from(runs)
      .where(where)
      .orderBy(runs.id)
      .limit(batch)
    return rows.map(({ id }) => runIdSchema.parse(id))
  }
}

function count(places: Map<string, Place>, past: PastRun, target: Graph): void {
  const place = placeOf(past)
  const key = `${place.versionId} ${place.nodeId}`
  const known = places.get(key) ?? place
  places.set(key, known)
  known.waiting += 1
  const plan = planMove(past, target)
  if (plan.kind === 'possible') {
    known.movable += 1
    return
  }
  const stuck = known.stuck.find(({ reason }) => reason === plan.reason)
  if (stuck === undefined) known.stuck.push({ reason: plan.reason, count: 1 })
  else stuck.count += 1
}

function placeOf({ run, graph, outcomes }: PastRun): Place {
  const waiting = [...outcomes].find(([, { status }]) => status === 'waiting')
  const nodeId = waiting === undefined ? null : addressOfKey(waiting[0]).nodeId
  return {
    versionId: workflowVersionIdSchema.parse(run.versionId),
    nodeId,
    name: (nodeId === null ? undefined : graph.nodes.get(nodeId)?.name) ?? null,
    waiting: 0,
    movable: 0,
    stuck: [],
  }
}
