import { z } from '@counterflow/plugin-sdk'

const mark = 'counterflow:'

/** What a message of ours carries, so that its echo is known for ours before Meta has told its id. */
export const ownMetadata = (key: string) => `${mark}${key}`.slice(0, 1_000)

/** Whether an echo is of a message that this shop sent. */
export const isOwn = (metadata: string | undefined) => metadata?.startsWith(mark) === true

const attachmentSchema = z.object({
  type: z.string(),
  payload: z.object({ url: z.string().optional() }).nullish(),
})

const messagingSchema = z.object({
  sender: z.object({ id: z.string() }),
  recipient: z.object({ id: z.string() }),
  timestamp: z.number(),
  message: z
    .object({
      mid: z.string(),
      is_echo: z.boolean().optional(),
      metadata: z.string().optional(),
      text: z.string().optional(),
      attachments: z.array(attachmentSchema).optional(),
    })
    .optional(),
  postback: z.object({ mid: z.string().optional(), title: z.string().optional() }).optional(),
  delivery: z.object({ mids: z.array(z.string()).optional(), watermark: z.number() }).optional(),
  read: z.object({ watermark: z.number() }).optional(),
})

/** One thing that happened in a thread; kinds that are not named here are passed over. */
export type Messaging = z.infer<typeof messagingSchema>

/** What Meta posts to the callback address. */
export const deliverySchema = z.object({
  object: z.string(),
  entry: z.array(z.object({ messaging: z.array(z.unknown()).optional() })),
})

/** One entry of a delivery; undefined for one of a shape that is not known. */
export function readMessaging(entry: unknown): Messaging | undefined {
  return messagingSchema.safeParse(entry).data
}
