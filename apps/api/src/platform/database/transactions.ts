import { Inject, Injectable } from '@nestjs/common'
import { byItself, deedUnderWay } from '../deeds/deed-under-way.js'
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

  async run<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    const callbacks = new Set<() => void>()
    const underWay = deedUnderWay()
    let recorded = false
    try {
      const result = await this.database.transaction(async (transaction) => {
        afterCommit.set(transaction, callbacks)
        const worked = await work(transaction)
        recorded = (await underWay?.writeInto(transaction)) === true
        return worked
      })
      if (recorded) underWay?.settle(true)
      for (const callback of callbacks) byItself(callback)
      return result
    } catch (error) {
      if (recorded && underWay?.isWritten === false) underWay.settle(false)
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
