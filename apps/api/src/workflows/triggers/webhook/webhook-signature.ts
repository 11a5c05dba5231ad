import { createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { type WebhookConfig, webhookDefaults } from '@counterflow/plugin-sdk'

/** Why a delivery is not believed. */
export type SignatureFault =
  | { readonly kind: 'missing'; readonly header: string }
  | { readonly kind: 'wrong'; readonly header: string }
  | { readonly kind: 'time-missing'; readonly header: string }
  | { readonly kind: 'too-old'; readonly toleranceSeconds: number }

/**
 * What a signature that holds tells of a delivery. With a time in it, it is good once: `signature` stands for it, whatever
 * way it was written in, and begins with a space, as no header's value does, so that it is nobody's id of a delivery.
 */
export interface Verified {
  readonly signature: string | null
}

/** Checks the signature of a delivery over its raw bytes, as `config` asks for. */
export function verifySignature(
  config: WebhookConfig,
  secret: string,
  headers: IncomingHttpHeaders,
  body: Buffer,
  now: number,
): Verified | SignatureFault {
  if ((config.signature ?? webhookDefaults.signature) === 'none') return { signature: null }
  const header = (config.signatureHeader || webhookDefaults.signatureHeader).toLowerCase()
  const sent = textOf(headers[header])
  if (sent === '') return { kind: 'missing', header }
  const parts = sent.split(',').map((part) => part.trim())
  const time = timeOf(config, headers, parts)
  if (time === '') return { kind: 'time-missing', header: config.timestampHeader ?? header }
  const signed = createHmac('sha256', secret)
  if (time !== undefined) signed.update(`${time}.`)
  const expected = signed.update(body).digest()
  if (!parts.some((part) => isSame(part, expected))) return { kind: 'wrong', header }
  if (time === undefined) return mayHoldTime(body) ? { kind: 'time-missing', header } : { signature: null }
  const toleranceSeconds = config.toleranceSeconds ?? webhookDefaults.toleranceSeconds
  const age = Math.abs(now / 1_000 - Number(time))
  if (!(age <= toleranceSeconds)) return { kind: 'too-old', toleranceSeconds }
  return { signature: ` ${expected.toString('base64url')}` }
}

/** Whether `<time>.<body>`, as it was signed with a time, was sent again as a body without one, which never gets old. */
const mayHoldTime = (body: Buffer) => /^\s*\d{9,11}\./.test(body.toString('latin1', 0, 20))

/** The time that was signed; undefined when none is asked for or sent, empty when it is asked for and absent. */
function timeOf(
  { timestampHeader }: WebhookConfig,
  headers: IncomingHttpHeaders,
  parts: readonly string[],
): string | undefined {
  if (timestampHeader) return textOf(headers[timestampHeader.toLowerCase()])
  return parts.find((part) => part.startsWith('t='))?.slice(2)
}

function textOf(header: string | string[] | undefined): string {
  return typeof header === 'string' ? header : ''
}

function isSame(part: string, expected: Buffer): boolean {
  const text = part.replace(/^[a-z0-9_]+=(?=.)/i, '')
  const encoding = /^[0-9a-f]{64}$/i.test(text) ? 'hex' : 'base64'
  const given = Buffer.from(text, encoding)
  return given.length === expected.length && timingSafeEqual(given, expected)
}
