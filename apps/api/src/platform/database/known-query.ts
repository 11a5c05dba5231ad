import type { Queries } from './database.js'
import { PreparingSession, type Remembered } from './keyed-database.js'

type Values = Readonly<Record<string, unknown>>

/** A query as drizzle builds it, with `sql.placeholder`s for what differs. */
interface Built<Rows> {
  prepare(name: string): Prepared<Rows>
  execute(values?: Record<string, unknown>): Promise<Rows>
}

interface Prepared<Rows> {
  execute(values?: Record<string, unknown>): Promise<Rows>
}

let made = 0

/**
 * A query that comes over and over: the connections of the keyed database build it once, and not each time that it is
 * asked, which costs the server more than asking. Elsewhere it is built as usual.
 * @example
 * const namesOf = knownQuery((queries) =>
 *   queries.select({ name: parcels.name }).from(parcels).where(amongGiven(parcels.id, 'ids')))
 * await namesOf(transaction, { ids: [1, 2] })
 */
export function knownQuery<Rows>(
  build: (queries: Queries) => Built<Rows>,
): (queries: Queries, values: Values) => Promise<Rows> {
  made += 1
  const name = `known ${made}`
  const prepared: Remembered<Prepared<Rows>> = new WeakMap()
  return (queries, values) => {
    const session: unknown = queries._.session
    return session instanceof PreparingSession
      ? session.remembered(prepared, () => build(queries).prepare(name)).execute({ ...values })
      : build(queries).execute({ ...values })
  }
}
