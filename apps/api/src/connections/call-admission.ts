import { Inject, Injectable } from '@nestjs/common'
import { OutboundLanes } from '../platform/outbound/outbound-lanes.js'
import { CallBudgets } from './call-budgets.js'
import { OutboundLane } from './outbound-lane.js'

/** Whether a call may begin: now, with a place to leave when it has ended, or not before `at`. */
export type CallAdmitted =
  | { readonly kind: 'go'; readonly leave: () => void }
  | { readonly kind: 'full'; readonly at: number }
  | { readonly kind: 'place'; readonly at: number }

/** Whom a call goes to, as an action's input says it. */
export interface Call {
  readonly url: unknown
  readonly connection: unknown
}

const leaveNothing = () => {}
const unlimited: CallAdmitted = { kind: 'go', leave: leaveNothing }
const shortestPause = 250
/** A place that is due this soon is now: the request itself takes longer. */
const soonMilliseconds = 5

/**
 * Holds calls back before a lane that is full or a rate that is used up, so that a slow partner fills its own lane
 * and nobody else's.
 */
@Injectable()
export class CallAdmission {
  constructor(
    @Inject(OutboundLanes) private readonly lanes: OutboundLanes,
    @Inject(OutboundLane) private readonly lane: OutboundLane,
    @Inject(CallBudgets) private readonly budgets: CallBudgets,
  ) {}

  /** @param hasPlace the call was given a place in its connection's line before, and that time has come */
  async enter(call: Call, hasPlace: boolean): Promise<CallAdmitted> {
    const lane = await this.lane.of(call)
    if (lane === undefined) return unlimited
    const leave = this.lanes.tryEnter(lane)
    if (leave === undefined) return { kind: 'full', at: Date.now() + shortestPause * (1 + 3 * Math.random()) }
    if (hasPlace || typeof call.connection !== 'string') return { kind: 'go', leave }
    const at = await this.budgets.reserve(call.connection).catch((error: unknown) => {
      leave()
      throw error
    })
    if (at <= Date.now() + soonMilliseconds) return { kind: 'go', leave }
    leave()
    return { kind: 'place', at }
  }
}
