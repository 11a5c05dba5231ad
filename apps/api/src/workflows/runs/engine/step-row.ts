import { z } from 'zod'
import { stepKinds } from '../run.table.js'
import type { StepRecord } from './step-record.js'

const errorSchema = z.object({ code: z.string(), message: z.string(), nodeId: z.string().nullable() })

/** A row of `steps` as the plain pool answers it. */
export const stepRowSchema = z.object({
  node_id: z.string(),
  iteration: z.string(),
  attempt: z.int(),
  kind: z.enum(stepKinds),
  at: z.date(),
  milliseconds: z.number().nullable(),
  port: z.string().nullable(),
  until: z.date().nullable(),
  input: z.json().nullable(),
  output: z.json().nullable(),
  error: errorSchema.nullable(),
})

/** The path of an iteration from its text: `2.0` is the first inner item of the third outer one. */
export function parseIteration(text: string): number[] {
  return text === '' ? [] : text.split('.').map(Number)
}

export function toRecord(row: z.infer<typeof stepRowSchema>): StepRecord {
  return {
    address: { nodeId: row.node_id, iteration: parseIteration(row.iteration) },
    attempt: row.attempt,
    kind: row.kind,
    at: row.at.getTime(),
    milliseconds: row.milliseconds,
    port: row.port,
    until: row.until?.getTime() ?? null,
    input: row.input,
    output: row.output,
    error: row.error,
  }
}
