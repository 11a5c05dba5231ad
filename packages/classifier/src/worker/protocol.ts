import { z } from 'zod'

/** What the process with the model is sent: once a model to open, then texts that are to be judged together. */
export const requestSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('open'),
    source: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('folder'), folder: z.string() }),
      z.object({ kind: z.literal('hub'), name: z.string(), cache: z.string() }),
    ]),
  }),
  z.object({ kind: z.literal('judge'), texts: z.array(z.string()) }),
])

export type ModelRequest = z.infer<typeof requestSchema>

/** What comes back: once `ready` or `failed`, then `judged` for each request: one row a text, one share an output. */
export const answerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready'), modelVersion: z.string() }),
  z.object({ kind: z.literal('failed'), reason: z.string() }),
  z.object({ kind: z.literal('judged'), shares: z.array(z.array(z.number())) }),
])

export type ModelAnswer = z.infer<typeof answerSchema>
