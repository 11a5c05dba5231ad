import { Injectable } from '@nestjs/common'

/** How many requests may be under way to one host from one process, unless its lane says otherwise. */
export const mostInFlightPerHost = 500

/** One thing that can be full: a connection, or a host. */
export interface Lane {
  /** `connection:<id>` or `host:<origin>`. */
  readonly key: string
  readonly mostInFlight: number
}

/**
 * Counts what is under way to each outside service from this process, so that a slow one fills its own lane and
 * nobody else's. It keeps no queue: who finds a lane full comes again later.
 */
@Injectable()
export class OutboundLanes {
  private readonly inFlight = new Map<string, number>()

  /** Takes a place in `lane`: the answer gives it back, once, however often it is called. Undefined when it is full. */
  tryEnter({ key, mostInFlight }: Lane): (() => void) | undefined {
    const taken = this.inFlight.get(key) ?? 0
    if (taken >= mostInFlight) return undefined
    this.inFlight.set(key, taken + 1)
    let isInside = true
    return () => {
      if (!isInside) return
      isInside = false
      const left = (this.inFlight.get(key) ?? 1) - 1
      if (left === 0) this.inFlight.delete(key)
      else this.inFlight.set(key, left)
    }
  }
}
