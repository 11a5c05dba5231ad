import { sql } from 'drizzle-orm'
import { expect } from 'vitest'
import { z } from 'zod'
import { DATABASE, type Database } from '../src/platform/database/database.js'
import { json, startOutsideService } from './outside-service.js'
import { startWorkflowShop } from './workflow-shop.js'

const withId = z.object({ id: z.string() })
const started = z.object({ runId: z.string() })
const revised = z.object({ draftRevision: z.number() })
const waitingBody = z.object({
  liveVersionId: z.string().nullable(),
  items: z.array(z.object({ versionId: z.string(), waiting: z.number() })),
  settlings: z.array(
    z.object({
      id: z.string(),
      do: z.string(),
      finishedAt: z.string().nullable(),
      total: z.number(),
      pending: z.number(),
      done: z.number(),
      ended: z.number(),
      replaced: z.number(),
      failed: z.number(),
      left: z.array(z.object({ reason: z.string(), count: z.number() })),
    }),
  ),
})
const runBody = z.object({
  id: z.string(),
  status: z.string(),
  versionId: z.string(),
  retryOf: z.string().nullable(),
  retries: z.array(withId),
  steps: z.array(
    z.object({
      nodeId: z.string(),
      iteration: z.array(z.number()),
      attempt: z.number(),
      status: z.string(),
      kept: z.boolean(),
      isCut: z.boolean(),
      until: z.string().nullable(),
      input: z.unknown(),
      output: z.unknown(),
      answer: z.unknown(),
    }),
  ),
})

/** What the schedule would have given. */
const payload = { scheduledFor: '2026-11-22T09:00:00Z', firedAt: '2026-11-22T09:00:00Z', missed: 0 }

interface Node {
  readonly id: string
  readonly kind: string
  readonly [field: string]: unknown
}

/** A shop with a service outside, whose workflows are started by hand. */
export async function openRetryShop() {
  const service = await startOutsideService()
  const shop = await startWorkflowShop()
  const owner = await shop.staff('owner')
  const database = shop.application.get<Database>(DATABASE)

  async function send(method: string, address: string, body?: unknown, status = 201) {
    const answer = await shop.send(owner, method, `/api/v1/${address}`, body)
    expect(answer.status, JSON.stringify(answer.body)).toBe(status)
    return answer.body
  }

  const connection = withId.parse(
    await send('POST', 'connections', {
      name: 'Service',
      kind: 'http',
      baseUrl: service.url,
      auth: { kind: 'bearer', secret: 'sk-0123456789abcdef' },
      ratePerSecond: null,
      mostInFlight: null,
    }),
  ).id

  /** A step that calls the service once, under the step's name. */
  const call = (id: string, bodyJson: Record<string, unknown> = {}): Node => ({
    id,
    kind: 'action',
    action: 'http.request',
    input: { method: 'POST', url: `/${id}`, connection, bodyJson },
    retry: { attempts: 1, firstDelaySeconds: 1 },
  })

  const chain = (...nodes: Node[]) => ({
    schema: 1,
    name: 'Test',
    trigger: { type: 'schedule.cron', config: { cron: '0 9 1 1 *', timeZone: 'UTC', missed: 'skip' } },
    nodes,
    edges: nodes.map(({ id }, index) => ({
      from: nodes[index - 1]?.id ?? 'trigger',
      port: 'then',
      to: id,
    })),
    layout: {},
  })

  async function turnOn(definition: ReturnType<typeof chain> & { flow?: unknown }): Promise<string> {
    const { id } = withId.parse(await send('POST', 'workflows', { name: 'Test', definition }))
    await send('POST', `workflows/${id}/turn-on`, { revision: 1 }, 200)
    return id
  }

  /** Saves a draft, and leaves what is live as it is. */
  async function draft(workflow: string, definition: ReturnType<typeof chain>): Promise<number> {
    const { draftRevision } = revised.parse(await send('GET', `workflows/${workflow}`, undefined, 200))
    const saved = await send(
      'PUT',
      `workflows/${workflow}/draft`,
      { revision: draftRevision, definition },
      200,
    )
    return revised.parse(saved).draftRevision
  }

  async function change(
    workflow: string,
    definition: ReturnType<typeof chain>,
    waitingRuns?: 'keep' | 'move' | 'cancel',
  ): Promise<void> {
    const revision = await draft(workflow, definition)
    const said = waitingRuns === undefined ? { revision } : { revision, waitingRuns }
    await send('POST', `workflows/${workflow}/turn-on`, said, 200)
  }

  /** What waits on earlier versions, and what is being done with it. */
  const waiting = async (workflow: string) =>
    waitingBody.parse(await send('GET', `workflows/${workflow}/waiting-runs`, undefined, 200))

  /** What was decided last about runs that wait, once it is done. */
  async function untilSettled(workflow: string) {
    const settlings = async () => (await waiting(workflow)).settlings
    await expect
      .poll(async () => (await settlings()).map(({ finishedAt }) => finishedAt), { timeout: 20_000 })
      .not.toContain(null)
    const [last] = await settlings()
    if (last === undefined) throw new Error('Nothing was decided about runs that wait.')
    return last
  }

  const start = async (workflow: string) =>
    started.parse(await send('POST', `workflows/${workflow}/runs`, { payload })).runId

  const run = async (runId: string) => runBody.parse(await send('GET', `runs/${runId}`, undefined, 200))

  /** The run once it has this status. */
  async function until(runId: string, status: string) {
    await expect.poll(async () => (await run(runId)).status, { timeout: 10_000 }).toBe(status)
    return run(runId)
  }

  /** Makes of a run whose step `nodeId` failed one that was cut off there and waits for a person. */
  async function makeAsk(runId: string, nodeId: string): Promise<void> {
    const forever = '9999-12-31T00:00:00Z'
    const error = JSON.stringify({ code: 'outcome_unknown', message: 'Nobody knows.', nodeId })
    await database.execute(sql`
      update steps set kind = 'waiting', until = ${forever}::timestamptz, error = ${error}
       where run_id = ${runId} and node_id = ${nodeId} and kind = 'failed'`)
    await database.execute(sql`
      update runs set finished_at = null, result = null, error = null, due_at = ${forever}::timestamptz
       where id = ${runId}`)
  }

  /** The paths that the service was asked for since the last look, with their keys. */
  const heard = () =>
    service.heard.splice(0).map(({ path, headers }) => `${path} ${headers['idempotency-key']}`)
  const refuse = (...paths: string[]) =>
    service.answer((asked, response) =>
      json({ path: asked.path }, paths.includes(asked.path) ? 400 : 200)(asked, response),
    )

  const close = async () => {
    await shop.close()
    await service.close()
  }
  return {
    shop,
    service,
    owner,
    database,
    send,
    call,
    chain,
    turnOn,
    draft,
    change,
    waiting,
    untilSettled,
    start,
    run,
    until,
    makeAsk,
    heard,
    refuse,
    close,
  }
}
