import { AsyncLocalStorage } from 'node:async_hooks'
import type { Transaction } from '../database/database.js'
import { Deed } from './deed.js'

/** Writes the record of a deed into a transaction; answers whether it did, since one that changed nothing needs none. */
export type WriteRecord = (transaction: Transaction, deed: Deed) => Promise<boolean>

/**
 * A deed that somebody is doing. Its record is written in the first transaction that changes anything, by whoever runs
 * that: a change that is there is in the record, whatever happens to the process afterwards.
 */
export class DeedUnderWay {
  private state: 'open' | 'writing' | 'written' | 'over' = 'open'

  constructor(
    private readonly write: WriteRecord,
    readonly deed: Deed = new Deed(),
  ) {}

  get isWritten(): boolean {
    return this.state === 'written'
  }

  /** From here on nothing belongs to it any more: work that it set off goes on by itself. */
  end(): void {
    if (this.state !== 'written') this.state = 'over'
  }

  /** Writes the record, unless another transaction has it or is at it. Say with `settle` what became of this one. */
  async writeInto(transaction: Transaction): Promise<boolean> {
    if (this.state !== 'open') return false
    this.state = 'writing'
    try {
      if (await this.write(transaction, this.deed)) return true
    } catch (error) {
      this.state = 'open'
      throw error
    }
    this.state = 'open'
    return false
  }

  /** Says whether the transaction that took the record has committed. */
  settle(committed: boolean): void {
    this.state = committed ? 'written' : 'open'
  }
}

const storage = new AsyncLocalStorage<DeedUnderWay>()

/** Runs `work`, and all that it calls or awaits, as part of a deed. */
export const doing = <Result>(underWay: DeedUnderWay, work: () => Result): Result =>
  storage.run(underWay, work)

/** Runs `work` as part of no deed. */
export const byItself = (work: () => void): void => storage.exit(work)

/** The deed of which the caller is part. */
export const deedUnderWay = (): DeedUnderWay | undefined => storage.getStore()

/** Says what the deed under way is about, where neither its path nor an event does. */
export function noteSubject(type: string, id: string): void {
  storage.getStore()?.deed.about(type, id)
}

/** Notes a field that the deed under way has given another value; where none is, nobody wants to know. */
export function noteChange(field: string, before: unknown, after: unknown): void {
  storage.getStore()?.deed.changed(field, before, after)
}

/** The same for several fields of one thing. */
export function noteChanges<Thing extends object>(
  before: Partial<Thing> | undefined,
  after: Partial<Thing>,
  fields: readonly (keyof Thing & string)[],
): void {
  for (const field of fields) noteChange(field, before?.[field], after[field])
}
