import { createHash } from 'node:crypto'
import {
  type Json,
  type LedgerEvent,
  type LedgerLink,
  ledgerEventSchema,
  ledgerLinkSchema,
} from '@counterflow/core'

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
  const read = ledgerEventSchema.safeParse(value)
  if (read.success) return { raw, link: read.data, event: read.data, problem: null }
  const link = ledgerLinkSchema.safeParse(value)
  const [issue] = read.error.issues
  const problem = issue === undefined ? null : `${issue.path.join('.')}: ${issue.message}`.slice(0, 500)
  return { raw, link: link.success ? link.data : undefined, event: undefined, problem }
}

/** The same of an event that was kept. */
export function keptEvent(raw: string): ArrivedEvent {
  return arrivedEvent(JSON.parse(raw))
}

/** By what the same event is known when it comes again. */
export const fingerprintOf = (raw: string): string => createHash('sha256').update(raw).digest('hex')

/** The type that an event names, readable or not. */
export function typeOf({ link, event }: ArrivedEvent): string | null {
  const type: unknown = event?.type ?? link?.type
  return typeof type === 'string' ? type.slice(0, 100) : null
}
