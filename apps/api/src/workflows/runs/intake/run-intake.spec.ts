import type { Json, WorkflowDefinition, WorkflowNode } from '@counterflow/core'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { action, chain, ok, openRunWorkbench } from '../../../../test/run-workbench.js'
import type { PlainPool } from '../../../platform/database/plain-pool.js'
import type { ActionAttempt } from '../engine/action-runner.js'
import type { RunEngine } from '../engine/run-engine.js'
import { type Admission, RunIntake } from './run-intake.js'

const { pool, startEngine, declareDead, publish, untilEnded, history, stopAll, close } =
  await openRunWorkbench()
afterAll(close)

/** The partner's door, and what went through it. */
const partner = {
  inside: 0,
  attempts: [] as ActionAttempt[],
  answer: Promise.resolve(),
  letIn: () => {},
}
const admit = () => {
  partner.inside += 1
  const leave = () => {
    partner.inside -= 1
  }
  return { kind: 'go', leave } as const
}
const run = async (attempt: ActionAttempt) => {
  partner.attempts.push(attempt)
  await partner.answer
  return ok()
}

beforeEach(() => {
  partner.attempts = []
  partner.answer = Promise.resolve()
})
afterEach(async () => {
  partner.letIn()
  await stopAll()
  expect(partner.inside).toBe(0)
})

function intakeOf(engine: RunEngine, into: PlainPool = pool) {
  const forgotten = { times: 0 }
  const intake = new RunIntake(into, {
    roomFor: (count, weight) => engine.roomFor(count, weight),
    open: (runs) => engine.open(runs),
    adopt: (owner, runs) => engine.adopt(owner, runs),
    dismiss: (runs) => engine.dismiss(runs),
    announce: engine.wake,
    mayHoldForgotten: () => {
      forgotten.times += 1
      engine.mayHoldForgotten()
    },
    accepted: () => {},
  })
  return { intake, forgotten }
}

async function deliveryTo(definition: WorkflowDefinition, more: Partial<Admission> = {}): Promise<Admission> {
  const live = await publish(definition)
  return delivery({ ...live, ...more })
}

function delivery(
  more: Pick<Admission, 'workflowId' | 'versionId'> & Partial<Admission>,
  trigger: Json = { total: 7 },
): Admission {
  return {
    eventId: uuidv7(),
    runId: uuidv7(),
    triggerType: 'test.happened',
    eventType: 'test.happened',
    payload: JSON.stringify(trigger),
    trigger,
    deliveryId: null,
    signature: null,
    ...more,
  }
}

const noted: WorkflowNode = {
  id: 'note',
  kind: 'set',
  values: { total: { $ref: ['trigger', 'total'] } },
}

describe('taking deliveries in', () => {
  it('commits a run together with what comes before its first effect, and then begins it', async () => {
    partner.answer = new Promise((resolve) => {
      partner.letIn = resolve
    })
    const { intake } = intakeOf(startEngine(1, { admit, run }))
    const admission = await deliveryTo(chain(noted, action('one')))
    expect(await intake.admit(admission)).toEqual({ outcome: 'started', runId: admission.runId })
    expect(await history(admission.runId)).toEqual(['note 1 succeeded', 'one 1 started'])
    const [commits] = await pool`
      select count(distinct x)::int as count from (
        select xmin::text as x from events where id = ${admission.eventId}
        union all select xmin::text from runs where id = ${admission.runId}
        union all select xmin::text from steps where run_id = ${admission.runId}) written`
    expect(commits?.count).toBe(1)
    partner.letIn()
    expect(await untilEnded(admission.runId)).toBe('succeeded')
    expect(partner.attempts.map(({ attempt, idempotencyKey }) => [attempt, idempotencyKey])).toEqual([
      [1, `${admission.runId}/one/`],
    ])
  })

  it('takes a crowd in, each of its deliveries with a run of its own', async () => {
    const { intake } = intakeOf(startEngine(1, { admit, run }))
    const live = await publish(chain(noted, action('one'), action('two')))
    const crowd = Array.from({ length: 40 }, () => delivery(live))
    await Promise.all(crowd.map((admission) => intake.admit(admission)))
    const ends = await Promise.all(crowd.map(({ runId }) => untilEnded(runId)))
    expect(new Set(ends)).toEqual(new Set(['succeeded']))
    expect(new Set(partner.attempts.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(80)
    expect(partner.attempts).toHaveLength(80)
    expect(await history(crowd[39]?.runId ?? '')).toEqual([
      'note 1 succeeded',
      'one 1 started',
      'one 1 succeeded',
      'two 1 started',
      'two 1 succeeded',
    ])
  })

  it('begins nothing for a delivery that came before, in the same batch or in an earlier one', async () => {
    const { intake } = intakeOf(startEngine(1, { admit, run }))
    const first = await deliveryTo(chain(action('one')), { deliveryId: 'order-7' })
    const again = delivery({ ...first, eventId: uuidv7(), runId: uuidv7() })
    const answers = await Promise.all([intake.admit(first), intake.admit(again)])
    const later = await intake.admit(delivery({ ...first, eventId: uuidv7(), runId: uuidv7() }))
    const begun = answers.find(({ outcome }) => outcome === 'started')
    expect([...answers, later].map(({ outcome }) => outcome).sort()).toEqual([
      'duplicate',
      'duplicate',
      'started',
    ])
    if (begun === undefined || begun.outcome === 'not-live') throw new Error('No run was started.')
    await untilEnded(begun.runId)
    expect(partner.attempts.map(({ runId }) => runId)).toEqual([begun.runId])
  })

  it('begins one run for one signature, whatever the ids, also in two processes', async () => {
    const intakes = [1, 2].map((owner) => intakeOf(startEngine(owner, { admit, run })).intake)
    const live = await publish(chain(action('one')))
    const crowd = Array.from({ length: 40 }, (_, index) => ({
      ...delivery(live),
      deliveryId: `order-${index % 10}`,
      signature: ' mine',
    }))
    const answers = await Promise.all(crowd.map((one, index) => intakes[index % 2]?.admit(one)))
    const started = answers.filter((answer) => answer?.outcome === 'started')
    expect(started).toHaveLength(1)
    const [begun] = started
    if (begun?.outcome !== 'started') throw new Error('No run was started.')
    expect(
      new Set(answers.map((answer) => answer !== undefined && 'runId' in answer && answer.runId)),
    ).toEqual(new Set([begun.runId]))
    await untilEnded(begun.runId)
    const kept = await pool`select 1 from webhook_deliveries where workflow_id = ${live.workflowId}`
    expect(kept).toHaveLength(2)
  })

  it('begins one run for one id under many signatures, each of which is used up', async () => {
    const intakes = [1, 2].map((owner) => intakeOf(startEngine(owner, { admit, run })).intake)
    const live = await publish(chain(action('one')))
    const signed = (index: number, deliveryId: string) => ({
      ...delivery(live),
      deliveryId,
      signature: ` ${index}`,
    })
    const crowd = Array.from({ length: 20 }, (_, index) => [
      signed(index, 'order-7'),
      signed(index, 'order-8'),
    ])
    const answers = await Promise.all(
      crowd.map(async ([honest, replayed], index) => {
        const intake = intakes[index % 2]
        const told = intake?.admit(honest ?? delivery(live))
        return Promise.all([told, intake?.admit(replayed ?? delivery(live))])
      }),
    )
    const outcomes = answers.flat().map((answer) => answer?.outcome)
    expect(outcomes.filter((outcome) => outcome === 'started')).toHaveLength(1)
    expect(outcomes.filter((outcome) => outcome === 'duplicate')).toHaveLength(39)
    const later = await intakes[0]?.admit({ ...delivery(live), deliveryId: 'order-8', signature: ' other' })
    expect(later?.outcome).toBe('started')
  })

  it('begins nothing for a version that is not live any more', async () => {
    const { intake } = intakeOf(startEngine(1, { admit, run }))
    const admission = await deliveryTo(chain(action('one')))
    await pool`update workflows set live_version_id = null where id = ${admission.workflowId}`
    expect(await intake.admit(admission)).toEqual({ outcome: 'not-live' })
    expect(await pool`select 1 from steps where run_id = ${admission.runId}`).toEqual([])
    expect(partner.attempts).toEqual([])
  })

  it('begins nothing when the commit fails, and looks for what it may have forgotten', async () => {
    const { intake, forgotten } = intakeOf(startEngine(1, { admit, run }))
    const admission = await deliveryTo(chain(action('one')))
    await pool`insert into runs (id, workflow_id, version_id, event_id, trigger_type, finished_at, result)
      select ${admission.runId}, ${admission.workflowId}, ${admission.versionId}, id, type, now(), 'succeeded'
        from events limit 1`
    await expect(intake.admit(admission)).rejects.toThrow('duplicate key')
    expect(forgotten.times).toBe(1)
    expect(partner.attempts).toEqual([])
  })

  it('begins once what was committed, also when the answer to the commit was lost', async () => {
    const losing: PlainPool = Object.assign(pool.bind(undefined), pool, {
      query: async (...asked: Parameters<PlainPool['query']>) => {
        await pool.query(...asked)
        throw new Error('Connection terminated unexpectedly')
      },
    })
    const { intake } = intakeOf(startEngine(1, { admit, run }), losing)
    const admission = await deliveryTo(chain(noted, action('one')))
    await expect(intake.admit(admission)).rejects.toThrow('Connection terminated')
    expect(await untilEnded(admission.runId)).toBe('succeeded')
    expect(partner.attempts.map(({ idempotencyKey }) => idempotencyKey)).toEqual([`${admission.runId}/one/`])
  })

  it('leaves it to the first flush where leave must be asked for elsewhere', async () => {
    const engine = startEngine(1, { admit, run, isAdmittedHere: () => false })
    const { intake } = intakeOf(engine)
    const admission = await deliveryTo(chain(noted, action('one')))
    await intake.admit(admission)
    expect(await untilEnded(admission.runId)).toBe('succeeded')
    const commits = await pool`
      select count(distinct s.xmin::text)::int as count from steps s where run_id = ${admission.runId}
       and xmin::text <> (select xmin::text from events where id = ${admission.eventId})`
    expect(commits).toEqual([{ count: 2 }])
    expect(await history(admission.runId)).toEqual(['note 1 succeeded', 'one 1 started', 'one 1 succeeded'])
  })

  it('has another process ask how an effect went that was committed as begun, and never began', async () => {
    const asleep = startEngine(1, { admit, run, isRepeatable: () => false })
    const { intake } = intakeOf(asleep)
    const adopt = asleep.adopt.bind(asleep)
    asleep.adopt = (_owner, runs) => asleep.dismiss(runs)
    const admission = await deliveryTo(chain(action('one')))
    await intake.admit(admission)
    asleep.adopt = adopt
    expect(await history(admission.runId)).toEqual(['one 1 started'])
    declareDead()
    await pool`update runs set owner = null, epoch = epoch + 1, crashes = crashes + 1 where id = ${admission.runId}`
    const asked: string[] = []
    startEngine(2, {
      isRepeatable: () => false,
      reconcile: async ({ idempotencyKey }) => {
        asked.push(idempotencyKey)
        return { happened: true, output: null }
      },
    })
    expect(await untilEnded(admission.runId)).toBe('succeeded')
    expect(asked).toEqual([`${admission.runId}/one/`])
    expect(partner.attempts).toEqual([])
  })
})
