import { z } from 'zod'

/** Where a connection's secret is kept, as the secret box is told. */
export const secretPlace = (connectionId: string) => `connection:${connectionId}`

/** What is sealed of a connection that signs in by OAuth, as JSON. */
export const oauthSecretSchema = z.strictObject({ clientSecret: z.string(), refreshToken: z.string() })
