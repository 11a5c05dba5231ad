import { tillSyncHeader, tillSyncVersions } from '@counterflow/core'
import { z } from 'zod'
import type { ServerReply, TillServer } from '../till/till-server'
import type { DeviceToken } from './sync-server'

const patience = 8_000

const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  fix: z.string().nullable().optional(),
})

/** What screens ask of the server, as this device. */
export function httpTillServer(device: DeviceToken): TillServer {
  return {
    ask: async ({ method, path, body }, schema) => {
      try {
        const response = await fetch(path, {
          method,
          headers: {
            authorization: `Bearer ${device.token}`,
            [tillSyncHeader]: `${tillSyncVersions[0]}`,
            ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
          credentials: 'omit',
          cache: 'no-store',
          signal: AbortSignal.timeout(patience),
        })
        const content: unknown = response.status === 204 ? undefined : await response.json()
        return response.ok ? answerOf(content, schema) : problemOf(response.status, content)
      } catch {
        return { kind: 'offline' }
      }
    },
  }
}

function answerOf<Answer>(content: unknown, schema: z.ZodType<Answer>): ServerReply<Answer> {
  const parsed = schema.safeParse(content)
  // A hotel's sign-in page answers everything with 200.
  return parsed.success ? { kind: 'answer', answer: parsed.data } : { kind: 'offline' }
}

function problemOf(status: number, content: unknown): ServerReply<never> {
  const parsed = problemSchema.safeParse(content)
  if (!parsed.success || status >= 500) return { kind: 'offline' }
  const { type, title, fix = null } = parsed.data
  return { kind: 'problem', type, title, fix }
}
