import { Injectable } from '@nestjs/common'
import type { z } from 'zod'
import type { changeSchema } from './stream.contract.js'

/** Something that is so at this moment, and is worth nothing later: it stands in no log. */
export interface PassingChange {
  /** The permission that whoever hears of it holds. */
  readonly audience: string
  readonly change: z.input<typeof changeSchema>
}

/**
 * Tells the streams of this process what passes: who looks at what, say. Whoever is away misses it, so that each part
 * that tells something here lets its screens ask for it as well, once in a while. Other processes are told by
 * themselves.
 */
@Injectable()
export class PassingNews {
  private readonly listeners = new Set<(change: PassingChange) => void>()

  /** Whether anybody would hear of it. */
  get isHeard(): boolean {
    return this.listeners.size > 0
  }

  listen(listener: (change: PassingChange) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  tell(change: PassingChange): void {
    for (const listener of this.listeners) listener(change)
  }
}
