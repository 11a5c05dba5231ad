import { Inject, Injectable } from '@nestjs/common'
import { byItself, type DeedUnderWay, deedUnderWay } from '../deeds/deed-under-way.js'
import { DATABASE, type Database, type Transaction } from './database.js'

const afterCommit = new WeakMap<Transaction, Set<() => void>>()

/**
 * Runs `work` in one transaction, and after its commit what was asked for with `onCommit`:
 * waking a loop, say, which must not see the database before the rows are there. Where that is part of a deed, the
 * record of it is written in the same transaction.
 */
@Injectable()
export class Transactions {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  run<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    const underWay = deedUnderWay()
    return this.runFor(underWay === undefined ? [] : [underWay], work)
  }

  /** The same for what several people do at the same moment: each deed has its own record in the transaction. */
  async runFor<Result>(
    deeds: readonly DeedUnderWay[],
    work: (transaction: Transaction) => Promise<Result>,
  ): Promise<Result> {
    const callbacks = new Set<() => void>()
    const recorded: DeedUnderWay[] = []
    try {
      const result = await this.database.transaction(async (transaction) => {
        afterCommit.set(transaction, callbacks)
        const worked = await work(transaction)
        // All at once, so that whoever writes the records can write them together.
        const written = await Promise.all(deeds.map((deed) => deed.writeInto(transaction)))
        recorded.push(...deeds.filter((_, index) => written[index]))
        return worked
      })
      for (const deed of recorded) deed.settle(true)
      for (const callback of callbacks) byItself(callback)
      return result
    } catch (error) {
      for (const deed of recorded) if (!deed.isWritten) deed.settle(false)
      throw error
    }
  }
}

/**
 * Calls `callback` once the transaction has committed, and never if it is rolled back.
 * The same function given twice is called once.
 */
export function onCommit(transaction: Transaction, callback: () => void): void {
  const callbacks = afterCommit.get(transaction)
  if (callbacks === undefined) throw new Error('This transaction was not opened by Transactions.run.')
  callbacks.add(callback)
}
