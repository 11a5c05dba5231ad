import type { Json } from '@counterflow/core'
import { invalidInput } from '../../../platform/http/input/invalid-input.js'
import { parseJsonBody } from '../../../platform/http/input/json-body.js'
import { findUnstorable } from '../../../platform/http/input/storable-text.js'
import { Problem } from '../../../platform/http/problems/problem.js'

/**
 * What a delivery carries: JSON, or a form's fields. An empty body is an empty object.
 * @throws Problem that says what is wrong with the body.
 */
export function readWebhookBody(contentType: string | undefined, body: Buffer): Json {
  const type = contentType?.split(';', 1)[0]?.trim().toLowerCase() ?? ''
  if (body.length === 0) return {}
  if (type === 'application/x-www-form-urlencoded') return readForm(body)
  if (type === '' || type === 'application/json' || type.endsWith('+json')) return parseJsonBody(body) ?? {}
  throw new Problem({
    type: 'unsupported-media-type',
    status: 415,
    title: 'The body is of a type that webhooks do not take',
    detail: `The body is "${type}".`,
    fix: 'Send JSON with the content type application/json, or a form as application/x-www-form-urlencoded.',
  })
}

function readForm(body: Buffer): Json {
  const fields: Record<string, Json> = {}
  const sent = new URLSearchParams(body.toString('utf8'))
  for (const name of new Set(sent.keys())) {
    const values = sent.getAll(name)
    fields[name] = values.length === 1 ? (values[0] ?? '') : values
  }
  const errors = findUnstorable(fields)
  if (errors.length > 0) throw invalidInput(errors)
  return fields
}
