import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common'
import { RestAfterWork } from './rest-after-work.js'

/** In milliseconds. */
const lookEvery = 10_000
/** In a millisecond. */
const microseconds = 1_000

/**
 * Gives back to the system what work has left in memory, a third of the process after a start, once the work is over.
 * By itself the heap keeps it for the next work. Takes a tenth of a second, and needs a process that was started with
 * `--expose-gc`. What counts as work is processor time: on a machine that others keep busy, all that a process does
 * takes longer, and one that only looks around now and then would never seem to rest.
 */
@Injectable()
export class IdleMemory implements OnApplicationBootstrap, OnApplicationShutdown {
  private looking: NodeJS.Timeout | undefined

  onApplicationBootstrap(): void {
    const { gc } = globalThis
    if (gc === undefined) return
    const rest = new RestAfterWork()
    let before = process.threadCpuUsage()
    let looked = performance.now()
    this.looking = setInterval(() => {
      const { user, system } = process.threadCpuUsage(before)
      const now = performance.now()
      const share = (user + system) / microseconds / (now - looked)
      before = process.threadCpuUsage()
      looked = now
      if (rest.begins(share)) void gc({ type: 'major', execution: 'async', flavor: 'last-resort' })
    }, lookEvery).unref()
  }

  onApplicationShutdown(): void {
    clearInterval(this.looking)
  }
}
