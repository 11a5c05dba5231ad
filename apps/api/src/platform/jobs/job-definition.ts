import type { z } from 'zod'

/** A kind of background work. It must be safe to run twice and to be lost: its sweeper, or a person, asks again. */
export interface JobDefinition<Payload extends z.ZodType = z.ZodType> {
  /** `<feature>.<deed>`: `commerce.analyze_risk`. */
  readonly name: string
  readonly payload: Payload
}

/** Declares a job; exists for the inference of its payload. */
export function defineJob<Payload extends z.ZodType>(
  definition: JobDefinition<Payload>,
): JobDefinition<Payload> {
  return definition
}
