import { Inject, Injectable } from '@nestjs/common'
import { DATABASE, type Database, type Transaction } from './database.js'

const afterCommit = new WeakMap<Transaction, Set<() => void>>()

/**
 * Runs `work` in one transaction, and after its commit what was asked for with `onCommit`:
 * waking a loop, say, which must not see the database before the rows are there.
 */
@Injectable()
export class Transactions {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  async run<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    const callbacks = new Set<() => void>()
    const result = await this.database.transaction(async (transaction) => {
      afterCommit.set(transaction, callbacks)
      return work(transaction)
    })
    for (const callback of callbacks) callback()
    return result
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
