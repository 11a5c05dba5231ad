import { inspect } from 'node:util'
import { z } from 'zod'
import type { ActionResult } from './action-call.js'

const longestMessage = 2_000

/** A bundle has its own copy of ActionError, so that it is known by its shape and not by its class. */
const actionErrorSchema = z.object({
  name: z.literal('ActionError'),
  code: z.string(),
  message: z.string(),
  retry: z.boolean(),
  retryAfterSeconds: z.number().optional(),
})

/** So is an error of zod, which a plugin's own checks throw. */
const zodErrorSchema = z.object({
  name: z.literal(['ZodError', '$ZodError']),
  issues: z.array(z.object({ path: z.array(z.union([z.string(), z.number()])), message: z.string() })),
})

/** What a step failed with, from whatever its action threw. */
export function failureOf(thrown: unknown): Extract<ActionResult, { ok: false }> {
  try {
    const known = actionErrorSchema.safeParse(thrown)
    if (known.success) {
      const { code, message, retry, retryAfterSeconds } = known.data
      return { ok: false, code: storable(code), message: storable(message), retry, retryAfterSeconds }
    }
    return unexpected(storable(wordingOf(thrown)))
  } catch {
    // Even to look at what was thrown can throw.
    return unexpected('The action threw something that cannot be shown.')
  }
}

function unexpected(message: string): Extract<ActionResult, { ok: false }> {
  return { ok: false, code: 'unexpected', message, retry: true, retryAfterSeconds: undefined }
}

function wordingOf(thrown: unknown): string {
  const zodError = zodErrorSchema.safeParse(thrown)
  if (zodError.success) {
    return zodError.data.issues
      .map((issue) => `${issue.path.join('.') || 'value'}: ${issue.message}`)
      .join('; ')
  }
  if (thrown instanceof Error) return thrown.message === '' ? thrown.name : thrown.message
  if (typeof thrown === 'string') return thrown === '' ? 'The action threw an empty text.' : thrown
  return `The action threw ${inspect(thrown, { depth: 2, maxArrayLength: 10, maxStringLength: 500, customInspect: false, getters: false })}`
}

/** What PostgreSQL cannot keep is replaced: a message must not keep its run from ending. */
function storable(text: string): string {
  return text.slice(0, longestMessage).replaceAll('\0', '\uFFFD').toWellFormed()
}
