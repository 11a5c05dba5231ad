import type { Readable } from 'node:stream'
import {
  type Json,
  ledgerLinkSchema,
  plainJsonSchema,
  type RegisterId,
  registerIdSchema,
} from '@counterflow/core'
import { z } from 'zod'
import { notALedgerFile } from '../pos-problems.js'

/** A line of the file that a till exports. */
export type LedgerFileLine =
  /** Which device the file is of, or was of before. */
  | { readonly kind: 'device'; readonly registerId: RegisterId; readonly epoch: number }
  | {
      readonly kind: 'entry'
      readonly registerId: RegisterId
      readonly epoch: number
      /** As the device wrote it; whether that holds is for others to judge. */
      readonly value: Json
    }
  /** So damaged that nobody can say whose it is. */
  | { readonly kind: 'damaged'; readonly line: number }

const deviceSchema = z.object({
  deviceId: z.uuid(),
  register: z.object({ id: registerIdSchema }),
  epoch: z.int().min(1),
})

/** Far beyond any entry, however many lines its receipt has. */
const longestLine = 1_000_000
/** So many lines of nonsense at the beginning are no damaged ledger, but something else. */
const mostNonsense = 50

/**
 * Reads a file line by line, without ever holding more than a few of them. Lines that make no sense are named.
 * @throws Problem `not-a-ledger-file` once the beginning shows that it is something else.
 */
export async function* readLedgerFile(content: Readable): AsyncGenerator<LedgerFileLine> {
  const nonsense: LedgerFileLine[] = []
  let isLedger = false
  let line = 0
  for await (const text of linesOf(content)) {
    line += 1
    if (text.trim() === '') continue
    const read = lineFrom(text, line)
    if (!isLedger && read.kind === 'damaged') {
      nonsense.push(read)
      if (nonsense.length === mostNonsense) throw notALedgerFile()
      continue
    }
    isLedger = true
    yield* nonsense.splice(0)
    yield read
  }
  if (!isLedger) throw notALedgerFile()
}

async function* linesOf(content: Readable): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of content) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    if (rest.length > longestLine) throw notALedgerFile()
    yield* lines
  }
  yield rest
}

function lineFrom(text: string, line: number): LedgerFileLine {
  const value = jsonFrom(text)
  const device = deviceSchema.safeParse(value)
  if (device.success) return { kind: 'device', registerId: device.data.register.id, epoch: device.data.epoch }
  const link = ledgerLinkSchema.safeParse(value)
  const json = plainJsonSchema.safeParse(value)
  if (!link.success || !json.success) return { kind: 'damaged', line }
  return { kind: 'entry', registerId: link.data.register, epoch: link.data.epoch, value: json.data }
}

function jsonFrom(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
