import { performance } from 'node:perf_hooks'
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common'
import { RestAfterWork } from './rest-after-work.js'

/** In milliseconds. */
const lookEvery = 10_000

/**
 * Gives back to the system what work has left in memory, a third of the process after a start, once the work is over.
 * By itself the heap keeps it for the next work. Takes a tenth of a second, and needs a process that was started with
 * `--expose-gc`.
 */
@Injectable()
export class IdleMemory implements OnApplicationBootstrap, OnApplicationShutdown {
  private looking: NodeJS.Timeout | undefined

  onApplicationBootstrap(): void {
    const { gc } = globalThis
    if (gc === undefined) return
    const rest = new RestAfterWork()
    let before = performance.eventLoopUtilization()
    this.looking = setInterval(() => {
      const now = performance.eventLoopUtilization()
      const { utilization } = performance.eventLoopUtilization(now, before)
      before = now
      if (rest.begins(utilization)) void gc({ type: 'major', execution: 'async', flavor: 'last-resort' })
    }, lookEvery).unref()
  }

  onApplicationShutdown(): void {
    clearInterval(this.looking)
  }
}
