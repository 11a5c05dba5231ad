import { workflowIdSchema } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { z } from 'zod'
import { CLOCK, type Clock } from '../../../platform/clock.js'
import type { Transaction } from '../../../platform/database/database.js'
import { Transactions } from '../../../platform/database/transactions.js'
import { EventLog, type RecordedEvent } from '../../../platform/events/event-log.js'
import { LOGGER, type Logger } from '../../../platform/logging/logger.js'
import type { DueWork } from '../../../platform/scheduling/due-loop.js'
import { PluginPolls, type PolledItem, type PollOutcome } from '../../../plugins/plugins.public.js'
import { WorkflowRepository } from '../../definitions/workflow-repository.js'
import { RunStarter } from '../run-starter.js'
import { pollDelaySeconds } from './poll-delay.js'
import { itemFound } from './poll-events.js'
import { PollStore, type TakenPoll } from './poll-store.js'

const mostInFlight = 200
/** A host that does not answer keeps its polls for the whole of their time. */
const mostInFlightPerLane = 10
const configSchema = z.looseObject({ everySeconds: z.number().positive() })

/**
 * Asks for workflows what is new, and makes a run of each new item. The items' runs, the ids by which they are known
 * again, and the cursor are one transaction: a crash before it repeats the poll, a crash after it changes nothing.
 */
@Injectable()
export class Poller implements DueWork {
  private readonly inFlight = new Map<Promise<void>, string>()
  private roomMade = () => {}
  private readonly stopping = new AbortController()

  constructor(
    @Inject(PollStore) private readonly store: PollStore,
    @Inject(PluginPolls) private readonly plugins: PluginPolls,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(WorkflowRepository) private readonly repository: WorkflowRepository,
    @Inject(RunStarter) private readonly starter: RunStarter,
    @Inject(EventLog) private readonly events: EventLog,
    @Inject(CLOCK) private readonly now: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Has `listener` called when a poll has ended that others may have waited for. */
  onRoom(listener: () => void): void {
    this.roomMade = listener
  }

  /** Begins the polls that are due; they end by themselves. */
  async doDue(): Promise<Date | undefined> {
    const inAll = mostInFlight - this.inFlight.size
    if (inAll <= 0) return undefined
    const room = { inAll, inEachLane: mostInFlightPerLane, taken: this.byLane() }
    for (const taken of await this.store.take(room)) this.begin(taken)
    return this.store.nextDue(this.fullLanes())
  }

  /** Resolves when the polls that are under way have ended. */
  async settled(): Promise<void> {
    await Promise.all(this.inFlight.keys())
  }

  /** Breaks off what is under way. */
  async stop(): Promise<void> {
    this.stopping.abort()
    await this.settled()
  }

  private begin(taken: TakenPoll): void {
    const polling = this.poll(taken).finally(() => {
      const isRoomMade = this.inFlight.size >= mostInFlight || this.fullLanes().includes(taken.lane)
      this.inFlight.delete(polling)
      if (isRoomMade) this.roomMade()
    })
    this.inFlight.set(polling, taken.lane)
  }

  private byLane(): Map<string, number> {
    const lanes = new Map<string, number>()
    for (const lane of this.inFlight.values()) lanes.set(lane, (lanes.get(lane) ?? 0) + 1)
    return lanes
  }

  private fullLanes(): string[] {
    return [...this.byLane()].filter(([, polls]) => polls >= mostInFlightPerLane).map(([lane]) => lane)
  }

  private async poll(taken: TakenPoll): Promise<void> {
    const { workflowId, triggerType: triggerId, config, cursor } = taken
    const { signal } = this.stopping
    const outcome = await this.plugins.poll({ triggerId, config, cursor, signal })
    // Nothing is known of a poll that was broken off: another process makes it once the lease is over.
    if (signal.aborted) return
    try {
      await this.transactions.run((transaction) => this.record(transaction, taken, outcome))
    } catch (error) {
      this.logger.warn({ error, workflowId }, 'What a poll found could not be kept; it will be repeated.')
    }
  }

  private async record(transaction: Transaction, taken: TakenPoll, outcome: PollOutcome): Promise<void> {
    const { everySeconds } = configSchema.parse(taken.config)
    const after = (seconds: number) => new Date(this.now().getTime() + seconds * 1_000)
    if (!outcome.ok) {
      const { code, message, retryAfterSeconds } = outcome
      const nextAt = after(pollDelaySeconds(everySeconds, taken.failures + 1, retryAfterSeconds))
      await this.store.end(transaction, taken, { nextAt, error: { code, message } })
      return
    }
    if (!(await this.store.hold(transaction, taken))) return
    const fresh = await this.freshOf(transaction, taken, outcome.items)
    const { cursor } = outcome
    await this.store.end(transaction, taken, { nextAt: after(everySeconds), cursor, found: fresh.length })
    const live = await this.repository.live(transaction, workflowIdSchema.parse(taken.workflowId))
    if (live === undefined) return
    const found: RecordedEvent[] = []
    for (const { output } of fresh) {
      const event = { subjectId: taken.workflowId, payload: output }
      found.push(await this.events.append(transaction, itemFound, event))
    }
    await this.starter.startEach(transaction, live, found)
  }

  /** The items that start a run: each id once, and none of the first poll. */
  private async freshOf(
    transaction: Transaction,
    { workflowId, primed }: TakenPoll,
    items: readonly PolledItem[],
  ): Promise<PolledItem[]> {
    const byId = new Map([...items].reverse().map((item) => [item.id, item]))
    const fresh = await this.store.note(transaction, workflowId, [...byId.keys()])
    return primed ? items.filter((item) => fresh.has(item.id) && byId.get(item.id) === item) : []
  }
}
