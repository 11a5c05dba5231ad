import { runErrorSchema } from '@counterflow/core'
import { z } from 'zod'
import { stepKinds } from '../run.table.js'
import type { StepRecord } from './step-record.js'

const jsonIn = <Value>(schema: z.ZodType<Value>) =>
  z
    .string()
    .nullable()
    .transform((text) => (text === null ? null : schema.parse(JSON.parse(text))))

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
  input: jsonIn(z.json()),
  output: jsonIn(z.json()),
  error: jsonIn(runErrorSchema),
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
    awaits: null,
  }
}
