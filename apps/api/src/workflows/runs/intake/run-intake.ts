import { z } from 'zod'
import { Coalescer } from '../../../platform/coalescing/coalescer.js'
import { plainColumn, textColumn, textColumnOf } from '../../../platform/database/column-parameters.js'
import type { NamedStatement, PlainPool, StatementCall } from '../../../platform/database/plain-pool.js'
import type { ClaimedRun } from '../engine/claimed-run.js'
import type { OpenedRun } from '../engine/opened-run.js'
import { stepColumns, stepColumnsFrom, writeSteps } from '../engine/step-columns.js'
import { repetitions } from './repetitions.js'

/** A delivery that starts one run: everything is decided, nothing is written. */
export interface Admission {
  readonly eventId: string
  readonly runId: string
  readonly workflowId: string
  readonly versionId: string
  readonly triggerType: string
  readonly eventType: string
  /** JSON text, exactly as it is stored. */
  readonly payload: string
  /** The same, parsed. */
  readonly trigger: ClaimedRun['trigger']
  /** What tells this delivery from others of the workflow; the same one twice starts one run. */
  readonly deliveryId: string | null
  /** What its sender alone can make, and only once: the same one twice starts one run, whatever the id. */
  readonly signature: string | null
}

/**
 * What became of a delivery: its run has begun, another one with its id or signature came first, or the version is no longer
 * live, so that whoever sent it must be looked at anew.
 */
export type Admitted =
  | { readonly outcome: 'started'; readonly runId: string }
  | { readonly outcome: 'duplicate'; readonly runId: string }
  | { readonly outcome: 'not-live' }

/** Where the runs go that were just committed. */
export interface RunSink {
  /** This process's owner id if it would drive `count` more runs of that weight now; undefined leaves them to whoever claims them. */
  readonly roomFor: (count: number, weight: number) => number | undefined
  /** Takes runs that are about to be committed as far as they get before that. */
  readonly open: (runs: readonly ClaimedRun[]) => Promise<readonly OpenedRun[]>
  /** Runs that were committed as claimed by `owner`. */
  readonly adopt: (owner: number, runs: readonly OpenedRun[]) => void
  /** Runs that were opened and are not committed. */
  readonly dismiss: (runs: readonly OpenedRun[]) => void
  /** Runs were committed for whoever claims them first. */
  readonly announce: () => void
  /** It is not known whether runs were committed as claimed by us. */
  readonly mayHoldForgotten: () => void
  /** `count` deliveries were committed, each with its run. */
  readonly accepted: (count: number) => void
}

/** What a batch did for a delivery: perhaps nothing yet. */
type Turn = Admitted | 'later'

const mostInABatch = 300
/** A batch is one text several times over, here and in the database: a crowd of large deliveries is parted. */
const mostCharactersInABatch = 8_000_000
const admittedRow = z.object({ run_id: z.string(), started_as: z.string() })

/**
 * Takes deliveries in by group commit: those that arrive while a commit is under way share the next one, and each is
 * answered only after its own. A run is committed as already claimed by this process when it has room for it, with what
 * can be computed of it before its first effect: that saves the claim and the first flush. Should the process die, the
 * sweeper frees such runs like any others.
 */
export class RunIntake {
  private readonly batches: Coalescer<Admission, Turn>

  constructor(
    private readonly pool: PlainPool,
    private readonly sink: RunSink,
  ) {
    this.batches = new Coalescer((batch) => this.commitOnce(batch), mostInABatch, {
      weigh: ({ payload }) => payload.length,
      heaviest: mostCharactersInABatch,
    })
  }

  /** Resolves after the commit. Sending the same `deliveryId` or `signature` again is safe; anything else is not. */
  async admit(admission: Admission): Promise<Admitted> {
    for (;;) {
      const turn = await this.batches.submit(admission)
      if (turn !== 'later') return turn
    }
  }

  /** A statement writes each id and signature once: what repeats is not asked for, or has its turn after that. */
  private async commitOnce(batch: readonly Admission[]): Promise<Turn[]> {
    const { first, same } = repetitions(batch)
    const answers = await this.commit(first)
    const turns = new Map<Admission, Turn>(
      first.map((admission, index) => [admission, answers[index] ?? 'later']),
    )
    return batch.map((admission) => {
      const original = same.get(admission)
      const turn = turns.get(original ?? admission) ?? 'later'
      return original !== undefined && turn !== 'later' && turn.outcome === 'started'
        ? { outcome: 'duplicate', runId: turn.runId }
        : turn
    })
  }

  private async commit(batch: readonly Admission[]): Promise<Admitted[]> {
    const owner = this.sink.roomFor(batch.length, weightOf(batch))
    const opened = owner === undefined ? [] : await this.sink.open(batch.map(claimedRun))
    const rows = await this.write(batch, owner, opened).catch((error: unknown) => {
      this.sink.dismiss(opened)
      if (owner !== undefined) this.sink.mayHoldForgotten()
      throw error
    })
    const startedAs = new Map(rows.map(({ run_id: runId, started_as: as }) => [runId, as]))
    const isStarted = (runId: string) => startedAs.get(runId) === runId
    const started = batch.filter(({ runId }) => isStarted(runId)).length
    this.sink.accepted(started)
    if (owner === undefined && started > 0) this.sink.announce()
    if (owner !== undefined) {
      this.sink.dismiss(opened.filter(({ run }) => !isStarted(run.id)))
      this.sink.adopt(
        owner,
        opened.filter(({ run }) => isStarted(run.id)),
      )
    }
    return batch.map(({ runId }) => admittedAs(runId, startedAs.get(runId)))
  }

  private async write(
    batch: readonly Admission[],
    owner: number | undefined,
    opened: readonly OpenedRun[],
  ): Promise<z.infer<typeof admittedRow>[]> {
    const isOnce = batch.some(({ deliveryId, signature }) => deliveryId !== null || signature !== null)
    const records = opened.flatMap(({ run, records }) =>
      records.map((record, position) => ({ runId: run.id, epoch: run.epoch, position, record })),
    )
    const rows = await this.pool.query(admitStatement(isOnce, records.length > 0), [
      ...admissionColumns(batch),
      owner ?? null,
      ...(isOnce ? [batch.map(({ deliveryId }) => deliveryId), batch.map(({ signature }) => signature)] : []),
      ...(records.length > 0 ? stepColumns(records) : []),
    ])
    return rows.map((row) => admittedRow.parse(row))
  }
}

function admissionColumns(batch: readonly Admission[]): string[] {
  return [
    plainColumn(batch.map(({ eventId }) => eventId)),
    plainColumn(batch.map(({ runId }) => runId)),
    plainColumn(batch.map(({ workflowId }) => workflowId)),
    plainColumn(batch.map(({ versionId }) => versionId)),
    plainColumn(batch.map(({ triggerType }) => triggerType)),
    plainColumn(batch.map(({ eventType }) => eventType)),
    textColumn(batch.map(({ payload }) => payload)),
  ]
}

const weightOf = (batch: readonly Admission[]) => batch.reduce((sum, { payload }) => sum + payload.length, 0)

function claimedRun({ runId, workflowId, versionId, trigger, payload }: Admission): ClaimedRun {
  return {
    id: runId,
    epoch: 1,
    workflowId,
    versionId,
    trigger,
    weight: payload.length,
    resumed: false,
    arrivals: 0,
    continues: {},
    isGated: false,
    createdAt: Date.now(),
    queuedMilliseconds: 0,
  }
}

function admittedAs(runId: string, startedAs: string | undefined): Admitted {
  if (startedAs === undefined) return { outcome: 'not-live' }
  return { outcome: startedAs === runId ? 'started' : 'duplicate', runId: startedAs }
}

const given = `
given as materialized (
  select x.* from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], ${textColumnOf(7)})
    with ordinality as x(event_id, run_id, workflow_id, version_id, trigger_type, event_type, payload, place)
  cross join lateral (
    select id from workflows
     where id = x.workflow_id and live_version_id = x.version_id and deleted_at is null) live)`

const writes = (source: string) => `
written_events as (
  insert into events (id, type, subject_type, subject_id, audience, payload)
  select event_id, event_type, 'workflow', workflow_id::text, 'runs.read', payload::jsonb from ${source} order by place),
written_runs as (
  insert into runs (id, workflow_id, version_id, event_id, trigger_type, owner, epoch, claims)
  select run_id, workflow_id, version_id, event_id, trigger_type, $8::int,
    case when $8::int is null then 0 else 1 end, case when $8::int is null then 0 else 1 end
    from ${source} order by place)`

/** Writes the records of opened runs, which are the parameters from `$first` on. */
const opens = (source: string, first: number) => `,
record as materialized (${stepColumnsFrom(first)}),
written_steps as (${writeSteps(`${source} on ${source}.run_id = x.run_id`)})`

const admit = (isOpened: boolean): NamedStatement => ({
  name: isOpened ? 'admit-opened-runs' : 'admit-runs',
  text: `
with ${given}, ${writes('given')}${isOpened ? opens('given', 9) : ''}
select run_id::text, run_id::text as started_as from given`,
})

/**
 * The same with deliveries that may come twice. An update that changes nothing makes the row of an earlier delivery
 * visible even when it was committed after this statement began. Signatures come first: an id is not signed, so that it is
 * written only for a signature that is new. One that is new under a known id stands for that id's run from then on.
 */
const admitOnce = (isOpened: boolean): NamedStatement => ({
  name: isOpened ? 'admit-opened-runs-once' : 'admit-runs-once',
  text: `
with ${given},
named as materialized (
  select g.*, d.delivery_id, d.signature, coalesce(w.run_id, g.run_id) as named_as from given g
    join unnest($2::uuid[], $9::text[], $10::text[]) as d(run_id, delivery_id, signature) using (run_id)
    left join webhook_deliveries w on w.workflow_id = g.workflow_id and w.delivery_id = d.delivery_id),
signed as (
  insert into webhook_deliveries as w (workflow_id, delivery_id, run_id)
  select workflow_id, signature, named_as from named where signature is not null order by workflow_id, signature
  on conflict (workflow_id, delivery_id) do update set run_id = w.run_id
  returning workflow_id, delivery_id as signature, run_id),
believed as materialized (
  select n.*, coalesce(s.run_id, n.run_id) as signed_as
    from named n left join signed s on s.workflow_id = n.workflow_id and s.signature = n.signature),
delivered as (
  insert into webhook_deliveries as w (workflow_id, delivery_id, run_id)
  select workflow_id, delivery_id, run_id from believed
   where delivery_id is not null and signed_as = run_id order by workflow_id, delivery_id
  on conflict (workflow_id, delivery_id) do update set run_id = w.run_id
  returning workflow_id, delivery_id, run_id),
settled as materialized (
  select b.*, case when b.signed_as = b.run_id then coalesce(d.run_id, b.run_id) else b.signed_as end as started_as
    from believed b left join delivered d on d.workflow_id = b.workflow_id and d.delivery_id = b.delivery_id),
fresh as materialized (select * from settled where started_as = run_id),
${writes('fresh')}${isOpened ? opens('fresh', 11) : ''}
select run_id::text, started_as::text from settled`,
})

const admits = { opened: admit(true), unopened: admit(false) }
const admitsOnce = { opened: admitOnce(true), unopened: admitOnce(false) }

function admitStatement(isOnce: boolean, isOpened: boolean): NamedStatement {
  return (isOnce ? admitsOnce : admits)[isOpened ? 'opened' : 'unopened']
}

/** What the first deliveries of a workflow ask, as if there were none: it writes nothing. */
export const emptyAdmissions: readonly StatementCall[] = [
  [admits.opened, [...admissionColumns([]), null, ...stepColumns([])]],
  [admits.unopened, [...admissionColumns([]), null]],
]
