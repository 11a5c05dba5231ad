import { z } from 'zod'

const most = 20

/** Words that somebody typed to find something. */
export const searchFilter = z.string().trim().min(1).max(100)

/** Any of several values of one field. */
export const anyOfFilter = <Value extends z.ZodType>(value: Value) => z.array(value).min(1).max(most)

/** A tag, or another short word that a shop makes up. */
export const wordFilter = z.string().trim().min(1).max(40)

/** A point in time, of which a filter takes what is later or what is earlier. */
export const instantFilter = z.iso.datetime({ offset: true })

/** An amount in minor units of the shop's currency. */
export const amountFilter = z.int('Expected a whole number of the smallest units.').min(0)

/** How often something happened. */
export const countFilter = z.int('Expected a whole number.').min(0).max(2_147_483_647)
