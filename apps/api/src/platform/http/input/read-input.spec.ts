import { jsonPointer } from '@counterflow/core'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { fieldErrors } from './field-errors.js'

const schema = z.strictObject({
  customer: z.union([
    z.strictObject({ id: z.uuid() }),
    z.strictObject({ name: z.string().min(1), email: z.email() }),
  ]),
  lines: z.array(z.strictObject({ sku: z.string(), quantity: z.int().min(1).max(10) })).min(1),
  mode: z.enum(['manual', 'automatic']).optional(),
})

const good = { customer: { name: 'Ada', email: 'ada@example.com' }, lines: [{ sku: 'A', quantity: 1 }] }

function errorsOf(value: unknown) {
  const parsed = schema.safeParse(value)
  return fieldErrors(parsed.error?.issues ?? [], value, jsonPointer)
}

describe('fieldErrors', () => {
  it('finds nothing in what is right', () => {
    expect(errorsOf(good)).toEqual([])
  })

  it.each([
    [{ ...good, extra: 1 }, '/extra', 'Unknown field.', 'Remove extra.'],
    [{ customer: good.customer }, '/lines', 'Missing.', 'Send a list.'],
    [{ ...good, lines: [] }, '/lines', /too small/i, 'Send at least 1 entries.'],
    [
      { ...good, lines: [{ sku: 'A', quantity: '1' }] },
      '/lines/0/quantity',
      /expected number/,
      'Send a number.',
    ],
    [{ ...good, lines: [{ sku: 'A', quantity: 11 }] }, '/lines/0/quantity', /too big/i, 'Send at most 10.'],
    [{ ...good, mode: 'never' }, '/mode', /invalid option/i, 'Send "manual" or "automatic".'],
  ])('explains %j', (value, path, message, fix) => {
    expect(errorsOf(value)).toEqual([
      { path, message: typeof message === 'string' ? message : expect.stringMatching(message), fix },
    ])
  })

  it('explains a union by the alternative that was meant', () => {
    expect(errorsOf({ ...good, customer: { name: 'Ada', email: 'ada' } })).toMatchObject([
      { path: '/customer/email', fix: 'Send an e-mail address, such as owner@example.com.' },
    ])
    expect(errorsOf({ ...good, customer: { id: 'seven' } })).toMatchObject([{ path: '/customer/id' }])
  })
})
