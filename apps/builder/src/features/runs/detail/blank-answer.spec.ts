import type { JsonSchema } from '@counterflow/core'
import { describe, expect, it } from 'vitest'
import { blankAnswer } from './blank-answer'

describe('a blank answer', () => {
  it('has the required fields of the schema, each with nothing in it', () => {
    const schema: JsonSchema = {
      type: 'object',
      properties: {
        status: { type: 'integer' },
        headers: { type: 'object' },
        body: {},
        level: { type: 'string', enum: ['low', 'high'] },
        total: { $ref: '#/$defs/Money' },
        customer: { anyOf: [{ type: 'string' }, { type: 'null' }] },
        items: { type: 'array', items: { type: 'string' } },
        left: { type: 'string' },
      },
      required: ['status', 'headers', 'body', 'level', 'total', 'customer', 'items'],
      $defs: {
        Money: { type: 'object', properties: { amount: { type: 'number' } }, required: ['amount'] },
      },
    }
    expect(blankAnswer(schema)).toEqual({
      status: 0,
      headers: {},
      body: null,
      level: 'low',
      total: { amount: 0 },
      customer: null,
      items: [],
    })
  })

  it('is null where nothing is asked for', () => {
    expect(blankAnswer({})).toBeNull()
    expect(blankAnswer({ $ref: '#/$defs/Gone' })).toBeNull()
  })
})
