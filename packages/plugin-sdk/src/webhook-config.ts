import { z } from 'zod'

const headerName = z
  .string()
  .max(100)
  .regex(/^[A-Za-z0-9-]*$/, 'A header\'s name holds letters, digits and "-".')

/**
 * How a trigger of kind `webhook` is set up in a workflow. The address and the secret are made by the host.
 *
 * With `hmac_sha256`, the signature header must hold the HMAC-SHA256 of the raw body under the secret, as hex or
 * base64, with or without a prefix such as `sha256=`. When a time is sent too, in `timestampHeader` or as `t=` inside
 * the signature header, `<time>.<body>` is what is signed, a delivery older than `toleranceSeconds` is refused, and the same
 * signature starts nothing twice, whatever the id of the delivery says: that is not signed.
 */
export const webhookConfigSchema = z.strictObject({
  answer: z.enum(['accepted', 'finished']).optional().meta({
    title: 'Answer',
    description:
      '"accepted": at once, when the delivery is stored. "finished": when the run has ended, 25 seconds at most.',
  }),
  signature: z.enum(['none', 'hmac_sha256']).optional().meta({ title: 'Signature' }),
  signatureHeader: headerName.optional().meta({ title: 'Header with the signature' }),
  timestampHeader: headerName.optional().meta({ title: 'Header with the time in seconds' }),
  toleranceSeconds: z.int().min(1).max(86_400).optional().meta({ title: 'Oldest delivery, in seconds' }),
  headers: z.array(headerName.min(1)).max(20).optional().meta({
    title: 'Headers to keep',
    description: 'Which headers of the delivery the run finds under "headers".',
  }),
  deliveryIdHeader: headerName.optional().meta({
    title: 'Header with the id of the delivery',
    description: 'A delivery whose id was seen before starts nothing.',
  }),
})

/** The configuration of a webhook trigger; what is left out has the value named beside it. */
export type WebhookConfig = z.infer<typeof webhookConfigSchema>

/** What applies when a webhook trigger says nothing else. */
export const webhookDefaults = {
  answer: 'accepted',
  signature: 'none',
  signatureHeader: 'x-signature',
  toleranceSeconds: 300,
} as const satisfies WebhookConfig
