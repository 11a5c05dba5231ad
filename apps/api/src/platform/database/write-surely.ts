import { setTimeout as delay } from 'node:timers/promises'
import { anewWhereCrossed } from './crossed-changes.js'
import { isDatabaseUnreachable } from './unreachable.js'

/** A database that starts again is there by then, in milliseconds. */
const patience = 15_000
const pause = 200

/**
 * Writes down what has happened outside of the database: a mail that has left, say. While the database is away it is
 * tried again, since what is not written down is done a second time.
 * @throws the error of the last attempt, once the patience is over or for any other fault
 */
export async function writeSurely<Result>(write: () => Promise<Result>): Promise<Result> {
  const end = performance.now() + patience
  for (;;) {
    try {
      return await anewWhereCrossed(write)
    } catch (error) {
      if (!isDatabaseUnreachable(error) || performance.now() > end) throw error
      await delay(pause)
    }
  }
}
