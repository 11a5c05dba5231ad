import { setImmediate } from 'node:timers/promises'

/** Puts something together, and answers how it is then done. */
export type Step = () => () => Promise<unknown>

/**
 * Does steps of a transaction one after the other, and puts each together while PostgreSQL is busy with the one before:
 * otherwise one of the two always waits for the other.
 * @example await inTurn([() => { const rows = made(); return () => insertRows(transaction, orders, rows) }])
 */
export async function inTurn([first, ...others]: readonly Step[]): Promise<void> {
  if (first === undefined) return
  let underWay = first()()
  for (const step of others) {
    const [before, prepared] = await Promise.allSettled([underWay, prepare(step)])
    if (before.status === 'rejected') throw before.reason
    if (prepared.status === 'rejected') throw prepared.reason
    underWay = prepared.value()
  }
  await underWay
}

/** What is under way leaves this process only once that has nothing else to do. */
async function prepare(step: Step): Promise<() => Promise<unknown>> {
  await setImmediate()
  return step()
}
