import { Injectable } from '@nestjs/common'

/** How many requests may be under way to one host from one process, unless its lane says otherwise. */
export const mostInFlightPerHost = 500

/** How many calls are divided among all lanes: as many as the engine has runs in flight. */
const places = 1_000
/** What a lane always has, however many others are busy. */
const leastInFlight = 10

/** One thing that can be full: a connection, or a host. */
export interface Lane {
  /** `connection:<id>` or `host:<origin>`. */
  readonly key: string
  readonly mostInFlight: number
}

/**
 * Counts what is under way to each outside service from this process, so that a slow one fills its own lane and
 * nobody else's. No lane takes more than half of what the others leave, so that several slow ones together leave
 * something too. It keeps no queue: who finds a lane full comes again later.
 */
@Injectable()
export class OutboundLanes {
  private readonly inFlight = new Map<string, number>()
  private total = 0

  /** Takes a place in `lane`: the answer gives it back, once, however often it is called. Undefined when it is full. */
  tryEnter({ key, mostInFlight }: Lane): (() => void) | undefined {
    const taken = this.inFlight.get(key) ?? 0
    const share = Math.max(leastInFlight, Math.floor((places - (this.total - taken)) / 2))
    if (taken >= Math.min(mostInFlight, share)) return undefined
    this.inFlight.set(key, taken + 1)
    this.total += 1
    let isInside = true
    return () => {
      if (!isInside) return
      isInside = false
      this.total -= 1
      const left = (this.inFlight.get(key) ?? 1) - 1
      if (left === 0) this.inFlight.delete(key)
      else this.inFlight.set(key, left)
    }
  }
}
