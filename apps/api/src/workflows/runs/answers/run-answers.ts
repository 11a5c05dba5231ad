import { addressKey, type RunId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '../../../platform/database/database.js'
import { onCommit, Transactions } from '../../../platform/database/transactions.js'
import type { Actor } from '../../../platform/http/actor.js'
import { Problem } from '../../../platform/http/problems/problem.js'
import type { RouteInput } from '../../../platform/http/route-contract.js'
import { Signals } from '../../../platform/signals/signals.js'
import { PluginRegistry } from '../../../plugins/plugins.public.js'
import { refuseUnfit } from '../../triggers/by-hand/payload-check.js'
import { asks, lastRows, type PastRun, readPastRuns, type StepRow } from '../history/past-runs.js'
import { runNotFound } from '../history/run-problems.js'
import { runs, steps } from '../run.table.js'
import type { answerRoutes } from './answers.contract.js'

type Answer = RouteInput<typeof answerRoutes.answer>['body']

/** Takes what people say of steps whose outcome nobody else can know. */
@Injectable()
export class RunAnswers {
  private readonly wakeEngine = () => this.signals.send('runs')

  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(PluginRegistry) private readonly registry: PluginRegistry,
    @Inject(Signals) private readonly signals: Signals,
  ) {}

  /** @throws Problem `not-found`, `run-does-not-ask`, `invalid-input` with each wrong field of the output */
  async answer(runId: RunId, answer: Answer, actor: Actor): Promise<void> {
    await this.transactions.run(async (transaction) => {
      const [past] = await readPastRuns(transaction, [runId])
      if (past === undefined) throw runNotFound(runId)
      const asking = lastRows(past.rows).get(addressKey(answer))
      if (asking === undefined || !asks(asking)) throw doesNotAsk()
      const output = answer.answer === 'happened' ? this.outputOf(past, answer) : null
      const epoch = await takeFrom(transaction, past)
      await transaction.insert(steps).values({
        ...answerRow(asking, answer.answer, output),
        position: past.rows.length,
        epoch,
        at: new Date(),
        answeredBy: { type: actor.type, id: actor.id, name: actor.name },
      })
      onCommit(transaction, this.wakeEngine)
    })
  }

  private outputOf({ graph }: PastRun, { nodeId, output }: Answer): StepRow['output'] {
    const given = z.json().parse(output ?? null)
    const node = graph.nodes.get(nodeId)
    const action = node?.kind === 'action' ? this.registry.action(node.action)?.action : undefined
    if (action !== undefined) refuseUnfit(given, action.output, 'output')
    return given
  }
}

/** Takes the run for this answer, if nobody has written to it since it was read. Answers its epoch. */
async function takeFrom(transaction: Transaction, { run }: PastRun): Promise<number> {
  // Its owner may have written more and put it back since, all under the same epoch.
  if (run.owner !== null) throw doesNotAsk()
  const [taken] = await transaction
    .update(runs)
    .set({ epoch: sql`${runs.epoch} + 1`, dueAt: sql`now()` })
    .where(and(eq(runs.id, run.id), eq(runs.epoch, run.epoch), isNull(runs.owner), isNull(runs.finishedAt)))
    .returning({ epoch: runs.epoch })
  if (taken === undefined) throw doesNotAsk()
  return taken.epoch
}

function answerRow(
  { runId, nodeId, iteration, attempt }: StepRow,
  answer: Answer['answer'],
  output: StepRow['output'],
): Pick<StepRow, 'runId' | 'nodeId' | 'iteration' | 'attempt' | 'kind'> & Partial<StepRow> {
  const step = { runId, nodeId, iteration, attempt }
  switch (answer) {
    case 'happened':
      return { ...step, kind: 'succeeded', port: 'then', output }
    case 'failed': {
      const message = 'The server died while this step was under way; somebody said that it has not happened.'
      return { ...step, kind: 'failed', error: { code: 'answered_failed', message, nodeId } }
    }
    case 'repeat':
      return { ...step, attempt: attempt + 1, kind: 'waiting', until: new Date() }
  }
}

const doesNotAsk = () =>
  new Problem({
    type: 'run-does-not-ask',
    status: 409,
    title: 'The run does not wait for this answer',
    detail: 'The step does not ask, was answered meanwhile, or something else of the run is under way.',
    fix: 'Look at the run again: a step that waits for an answer has the status "asking".',
  })
