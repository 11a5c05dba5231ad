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
  weight: z.number().positive().optional(),
  note: z
    .string()
    .refine((text) => text !== 'shout', {
      error: 'Write it in small letters.',
      params: { code: 'too_loud', maximum: 3 },
    })
    .optional(),
  gift: z
    .string()
    .refine((text) => text === 'yes', 'Say yes.')
    .optional(),
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
    [{ ...good, extra: 1 }, '/extra', { code: 'unknown_field' }, 'Remove extra.'],
    [{ customer: good.customer }, '/lines', { code: 'missing' }, 'Send a list.'],
    [
      { ...good, lines: [] },
      '/lines',
      { code: 'too_few', params: { minimum: 1 } },
      'Send at least 1 entries.',
    ],
    [
      { ...good, lines: [{ sku: 'A', quantity: '1' }] },
      '/lines/0/quantity',
      { code: 'wrong_type', params: { expected: 'number' } },
      'Send a number.',
    ],
    [
      { ...good, lines: [{ sku: 'A', quantity: 11 }] },
      '/lines/0/quantity',
      { code: 'too_big', params: { maximum: 10 } },
      'Send at most 10.',
    ],
    [
      { ...good, mode: 'never' },
      '/mode',
      { code: 'not_an_option', params: { options: ['manual', 'automatic'] } },
      'Send "manual" or "automatic".',
    ],
    [{ ...good, weight: 0 }, '/weight', { code: 'not_above', params: { limit: 0 } }, 'Send more than 0.'],
    [
      { ...good, note: 'shout' },
      '/note',
      { code: 'too_loud', params: { maximum: 3 } },
      'Write it in small letters.',
    ],
    [{ ...good, gift: 'no' }, '/gift', { code: 'invalid_value' }, 'Say yes.'],
  ])('explains %j', (value, path, told, fix) => {
    expect(errorsOf(value)).toEqual([{ path, ...told, message: expect.any(String), fix }])
  })

  it('explains a union by the alternative that was meant', () => {
    expect(errorsOf({ ...good, customer: { name: 'Ada', email: 'ada' } })).toMatchObject([
      { path: '/customer/email', fix: 'Send an e-mail address, such as owner@example.com.' },
    ])
    expect(errorsOf({ ...good, customer: { id: 'seven' } })).toMatchObject([{ path: '/customer/id' }])
  })
})
