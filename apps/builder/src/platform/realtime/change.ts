import { z } from 'zod'

export const changeSchema = z.object({
  type: z.string(),
  subjectType: z.string().nullable(),
  subjectId: z.string().nullable(),
})

/** Something in the shop changed; the screens that show it load it anew. */
export type Change = z.infer<typeof changeSchema>

export type Connection = 'connecting' | 'connected' | 'disconnected'

/** What the tab that holds the stream tells the others. */
export const signalSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('change'), change: changeSchema, position: z.string() }),
  z.object({ kind: z.literal('reset') }),
  z.object({
    kind: z.literal('connection'),
    connection: z.enum(['connecting', 'connected', 'disconnected']),
  }),
  z.object({ kind: z.literal('who-leads') }),
])

export type Signal = z.infer<typeof signalSchema>
