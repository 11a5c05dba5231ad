import { createHash } from 'node:crypto'
import {
  type Json,
  type LedgerEvent,
  type LedgerLink,
  ledgerEventSchema,
  ledgerLinkSchema,
  storableText,
  withStorableTexts,
} from '@counterflow/core'
import type { z } from 'zod'

/** An event as it came in, read as far as it can be. */
export interface ArrivedEvent {
  /** As JSON, to be kept. */
  readonly raw: string
  /** Its place in the chain, for whatever says of itself that it has one. */
  readonly link: LedgerLink | undefined
  /** What it says, where this version can read it. */
  readonly event: LedgerEvent | undefined
  /** Why it cannot be read. */
  readonly problem: string | null
}

/** Reads what a till sent. Nothing is refused: what cannot be read is kept all the same. */
export function arrivedEvent(value: Json): ArrivedEvent {
  const raw = JSON.stringify(value)
  if (isUnstorable(raw)) return withMendedTexts(raw, value)
  const read = ledgerEventSchema.safeParse(value)
  if (read.success) return { raw, link: read.data, event: read.data, problem: null }
  return { raw, link: linkOf(value), event: undefined, problem: problemOf(read.error) }
}

/** Its hash covers what the device wrote; what is entered of it are texts that can be kept. */
function withMendedTexts(raw: string, value: Json): ArrivedEvent {
  const { data: event, error } = ledgerEventSchema.safeParse(withStorableTexts(value))
  return { raw, link: linkOf(value), event, problem: error === undefined ? null : problemOf(error) }
}

function linkOf(value: Json): LedgerLink | undefined {
  const link = ledgerLinkSchema.safeParse(value)
  return link.success ? link.data : undefined
}

function problemOf({ issues: [issue] }: z.ZodError): string | null {
  return issue === undefined ? null : storableText(`${issue.path.join('.')}: ${issue.message}`.slice(0, 500))
}

/** JSON writes out what no text may hold: to look for it there takes less time than to look at each text. */
const isUnstorable = (raw: string): boolean => /\\u(?:0000|d[89a-f])/.test(raw)

/** The same of an event that was kept. */
export function keptEvent(raw: string): ArrivedEvent {
  return arrivedEvent(JSON.parse(raw))
}

/** By what the same event is known when it comes again. */
export const fingerprintOf = (raw: string): string => createHash('sha256').update(raw).digest('hex')

/** The type that an event names, readable or not. */
export function typeOf({ link, event }: ArrivedEvent): string | null {
  const type: unknown = event?.type ?? link?.type
  return typeof type === 'string' ? storableText(type.slice(0, 100)) : null
}
