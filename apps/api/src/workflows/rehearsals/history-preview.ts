import { setImmediate } from 'node:timers/promises'
import { type Rehearsal, triggerNodeId } from '@counterflow/core'
import type { TriggerManifest } from '@counterflow/plugin-sdk/manifest'
import { Inject, Injectable } from '@nestjs/common'
import type { RouteOutput } from '../../platform/http/route-contract.js'
import { concerns, isMeant } from '../triggers/concerns.js'
import { subjectOf } from '../triggers/trigger-subject.js'
import { type EventsOf, type PastEvent, PastEvents } from './past-events.js'
import type { rehearsalRoutes } from './rehearsals.contract.js'
import { Rehearsals, type Stage } from './rehearsals.js'

type HistoryPreview = RouteOutput<typeof rehearsalRoutes.history>
type Port = HistoryPreview['ports'][number]

const mostEvents = 1_000
const mostLatest = 20
const mostMilliseconds = 10_000
/** So many rehearsals follow each other before the process turns to others. */
const turn = 20

/** Tells what a draft would have done. */
@Injectable()
export class HistoryPreviews {
  constructor(
    @Inject(PastEvents) private readonly past: PastEvents,
    @Inject(Rehearsals) private readonly rehearsals: Rehearsals,
  ) {}

  async preview(stage: Stage, which: EventsOf, since: Date): Promise<HistoryPreview> {
    const found = await this.past.since(which, since, mostEvents + 1)
    const events = found.slice(0, mostEvents)
    const endsAt = Date.now() + mostMilliseconds
    const tally = new Tally(which.trigger)
    let [looked, failed] = [0, 0]
    for (const event of events) {
      if (Date.now() > endsAt) break
      looked += 1
      if (looked % turn === 0) await setImmediate()
      if (!isWanted(which.trigger, stage, event)) continue
      const rehearsal = await this.rehearsals.rehearse(stage, event.payload)
      if (rehearsal.status === 'failed') failed += 1
      tally.add(event, rehearsal)
    }
    return {
      since: since.toISOString(),
      events: looked,
      isAll: looked === found.length,
      wanted: tally.wanted,
      failed,
      ports: tally.ports(),
    }
  }
}

/** Whether an event would have started a run. */
export function isWanted(
  trigger: TriggerManifest,
  { definition, shop }: Stage,
  { payload }: PastEvent,
): boolean {
  return isMeant(trigger, definition, payload) && concerns(definition, payload, shop)
}

/** Counts runs by the ports that they take, each port once a run. */
class Tally {
  wanted = 0
  private readonly byPort = new Map<string, Port>()

  constructor(private readonly trigger: TriggerManifest) {}

  add({ id, at, payload }: PastEvent, { steps }: Rehearsal): void {
    this.wanted += 1
    const subject = subjectOf(this.trigger, payload)
    const event = {
      eventId: id,
      at: at.toISOString(),
      subject:
        subject?.id == null
          ? null
          : { type: subject.type, id: subject.id, label: subject.label ?? subject.id },
    }
    const taken = new Map([
      [`${triggerNodeId} then`, { nodeId: triggerNodeId, port: 'then', isUnsure: false }],
    ])
    for (const { address, outcome, isUnsure } of steps) {
      const port = outcome.status === 'succeeded' ? outcome.port : 'error'
      const key = `${address.nodeId} ${port}`
      const isSureAlready = taken.get(key)?.isUnsure === false
      taken.set(key, { nodeId: address.nodeId, port, isUnsure: isUnsure && !isSureAlready })
    }
    for (const [key, { isUnsure, ...place }] of taken) {
      const port = this.byPort.get(key) ?? { ...place, count: 0, unsure: 0, latest: [] }
      port.count += 1
      if (isUnsure) port.unsure += 1
      if (port.latest.length < mostLatest) port.latest.push(event)
      this.byPort.set(key, port)
    }
  }

  ports(): Port[] {
    return [...this.byPort.values()]
  }
}
