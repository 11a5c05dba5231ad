import { z } from 'zod'

export const runErrorSchema = z
  .strictObject({ code: z.string(), message: z.string(), nodeId: z.string().nullable() })
  .meta({ id: 'RunError' })

/** Why a step, and with it perhaps the run, failed. `code` is stable; `message` is for people, in English. */
export type RunError = Readonly<z.infer<typeof runErrorSchema>>
