import { findJsonSyntaxError } from '@counterflow/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Problem } from '../problems/problem.js'
import { parseJsonBody } from './json-body.js'

function problemOf(body: string | Buffer) {
  try {
    parseJsonBody(Buffer.from(body))
  } catch (error) {
    if (error instanceof Problem) return error.document('request')
    throw error
  }
  throw new Error('The body was accepted.')
}

const isJson = (text: string) => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

describe('parseJsonBody', () => {
  it('reads what JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.json({ stringUnit: 'binary', noUnicodeString: false }), (json) => {
        fc.pre(!json.includes('\\u0000') && !json.includes('__proto__'))
        expect(parseJsonBody(Buffer.from(json))).toEqual(JSON.parse(json))
      }),
    )
  })

  it('takes no bytes at all for no body', () => {
    expect(parseJsonBody(Buffer.alloc(0))).toBeUndefined()
  })

  it.each([
    ['{"a": 1,}', 1, 9, 'a name in double quotes'],
    ['{"a": nope}', 1, 7, 'a value'],
    ['{\n  "a": 1\n  "b": 2\n}', 3, 3, 'a comma or the closing bracket'],
    ["{'a': 1}", 1, 2, 'a name in double quotes or }'],
    ['{"a" 1}', 1, 6, 'a colon'],
    ['{"a": "text', 1, 12, 'the closing quote of a text'],
    ['["a\tb"]', 1, 4, 'an escape such as \\n instead of a control character'],
    ['["\\x"]', 1, 3, 'a known escape such as \\n or \\u00e9'],
    ['[1] [2]', 1, 5, 'the end of the text'],
    ['[1, 2', 1, 6, 'a comma or the closing bracket'],
    ['   ', 1, 4, 'a value'],
  ])('says where %j stops being JSON', (body, line, column, expected) => {
    expect(problemOf(body)).toMatchObject({
      type: '/problems/malformed-json',
      status: 400,
      detail: `The body stops being JSON at line ${line}, column ${column}: expected ${expected}.`,
    })
  })

  it('finds a place in every text that is not JSON, inside the text', () => {
    const characters = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      '\\',
      'u',
      '0',
      '1',
      '-',
      '.',
      'e',
      ' ',
      '\n',
    )
    fc.assert(
      fc.property(fc.string({ unit: characters }), (text) => {
        fc.pre(!isJson(text))
        const { line, column } = findJsonSyntaxError(text)
        const lines = text.split('\n')
        expect(line).toBeLessThanOrEqual(lines.length)
        expect(column).toBeLessThanOrEqual((lines[line - 1] ?? '').length + 1)
      }),
      { numRuns: 2_000 },
    )
  })

  it('refuses bytes that are not UTF-8', () => {
    const latin1 = Buffer.from('{"name":"café"}', 'latin1')
    expect(problemOf(latin1)).toMatchObject({ status: 400, detail: 'The body is not valid UTF-8 text.' })
  })

  it.each([
    ['{"lines":[{"note":"a\\u0000b"}]}', '/lines/0/note', 'U+0000'],
    ['{"a/b":{"c~d":"\\u0000"}}', '/a~1b/c~0d', 'U+0000'],
    ['{"\\u0000":1}', '/\0', 'U+0000'],
    ['["\\ud800"]', '/0', 'surrogate'],
    ['{"__proto__":{"admin":true}}', '/__proto__', 'reserved'],
  ])('names the field of %j that cannot be stored', (body, path, message) => {
    expect(problemOf(body)).toMatchObject({
      type: '/problems/invalid-input',
      status: 422,
      errors: [{ path, message: expect.stringContaining(message) }],
    })
  })

  it('refuses nesting without end', () => {
    const body = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    expect(problemOf(body)).toMatchObject({ status: 422, errors: [{ message: 'Nested too deeply.' }] })
  })
})
