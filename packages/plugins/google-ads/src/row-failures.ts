import { z } from '@counterflow/plugin-sdk'

/** Why Google Ads did not take one row of an upload. */
export interface RowFailure {
  /** Its place in the upload, from 0; null: the upload as a whole. */
  readonly row: number | null
  /** Google's name for it, such as `EXPIRED_EVENT`. */
  readonly code: string
  readonly message: string
}

const pathSchema = z.array(z.object({ fieldName: z.string(), index: z.number().optional() }))

const failureSchema = z.object({
  message: z.string().default(''),
  details: z
    .array(
      z.object({
        errors: z
          .array(
            z.object({
              errorCode: z.record(z.string(), z.string()).default({}),
              message: z.string().default(''),
              location: z.object({ fieldPathElements: pathSchema.default([]) }).optional(),
            }),
          )
          .default([]),
      }),
    )
    .default([]),
})

const answerSchema = z.object({ partialFailureError: failureSchema.optional() })
const refusalSchema = z.object({ error: failureSchema })

/** Why rows of an upload that was answered were not taken; empty: all of them were. */
export function failedRows(body: string): RowFailure[] {
  const { partialFailureError } = answerSchema.parse(JSON.parse(body))
  return partialFailureError === undefined ? [] : failuresOf(partialFailureError)
}

/** Why an upload was refused as a whole; undefined when the answer is of no shape that Google documents. */
export function refusalOf(body: string): RowFailure | undefined {
  try {
    return failuresOf(refusalSchema.parse(JSON.parse(body)).error)[0]
  } catch {
    return undefined
  }
}

function failuresOf({ message, details }: z.infer<typeof failureSchema>): RowFailure[] {
  const errors = details.flatMap((detail) => detail.errors)
  if (errors.length === 0) return [{ row: null, code: 'UNKNOWN', message }]
  return errors.map((error) => ({
    row: error.location?.fieldPathElements.find(({ index }) => index !== undefined)?.index ?? null,
    code: Object.values(error.errorCode)[0] ?? 'UNKNOWN',
    message: error.message,
  }))
}
