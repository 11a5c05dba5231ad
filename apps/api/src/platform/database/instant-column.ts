import { timestamp } from 'drizzle-orm/pg-core'

/** An instant in UTC with milliseconds, exactly what a `Date` holds, so that positions of lists compare. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 })
