import { customType } from 'drizzle-orm/pg-core'
import type { z } from 'zod'

/** JSON that is kept as it was written and never looked into: PostgreSQL need not parse it, and stores less. */
export function jsonText<Value>(schema: z.ZodType<Value>) {
  return customType<{ data: Value; driverData: string }>({
    dataType: () => 'text',
    toDriver: (value) => JSON.stringify(value),
    fromDriver: (text) => schema.parse(JSON.parse(text)),
  })
}
