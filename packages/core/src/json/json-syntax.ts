type Expectation =
  | 'value'
  | 'value_or_bracket'
  | 'name_or_brace'
  | 'name'
  | 'colon'
  | 'comma_or_end'
  | 'nothing'

/** What JSON would have had at the place where a text stops being it. */
export type JsonExpectation = Expectation | 'closing_quote' | 'no_control_character' | 'known_escape'

/** Where a text stops being JSON, and what was expected there. Lines and columns count from 1. */
export interface JsonSyntaxError {
  readonly line: number
  readonly column: number
  readonly expected: JsonExpectation
}

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const literal = /true|false|null/y
const blank = /[ \t\n\r]*/y
const escapeSequence = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y

/** Finds the place that JSON.parse refuses in `text`, which must be no JSON; V8's own message leaves it out for most mistakes. */
export function findJsonSyntaxError(text: string): JsonSyntaxError {
  const open: ('[' | '{')[] = []
  let expectation: Expectation = 'value'
  let at = match(blank, text, 0)
  for (;;) {
    const next = step(text, at, expectation, open)
    if (typeof next === 'string') return locate(text, at, next)
    if ('failedAt' in next) return locate(text, next.failedAt, next.expected)
    at = match(blank, text, next.end)
    expectation = next.expectation
  }
}

type Step =
  | { end: number; expectation: Expectation }
  | { failedAt: number; expected: JsonExpectation }
  | JsonExpectation

function step(text: string, at: number, expectation: Expectation, open: ('[' | '{')[]): Step {
  const character = text.charAt(at)
  switch (expectation) {
    case 'colon':
      return character === ':' ? { end: at + 1, expectation: 'value' } : 'colon'
    case 'nothing':
      return 'nothing'
    case 'comma_or_end':
      if (character !== ',') return close(at, character, expectation, open)
      return { end: at + 1, expectation: open.at(-1) === '{' ? 'name' : 'value' }
    case 'name':
    case 'name_or_brace':
      if (character === '"') return readString(text, at, 'colon')
      return expectation === 'name' ? 'name' : close(at, character, expectation, open)
    case 'value':
    case 'value_or_bracket':
      return expectation === 'value_or_bracket' && character === ']'
        ? close(at, character, expectation, open)
        : readValue(text, at, expectation, open)
  }
}

function readValue(text: string, at: number, expectation: Expectation, open: ('[' | '{')[]): Step {
  const character = text.charAt(at)
  const after: Expectation = open.length === 0 ? 'nothing' : 'comma_or_end'
  if (character === '"') return readString(text, at, after)
  if (character === '[' || character === '{') {
    open.push(character)
    return { end: at + 1, expectation: character === '[' ? 'value_or_bracket' : 'name_or_brace' }
  }
  const end = Math.max(match(number, text, at), match(literal, text, at))
  return end > at ? { end, expectation: after } : expectation
}

function close(at: number, character: string, expectation: Expectation, open: ('[' | '{')[]): Step {
  if (character !== (open.at(-1) === '{' ? '}' : ']')) return expectation
  open.pop()
  return { end: at + 1, expectation: open.length === 0 ? 'nothing' : 'comma_or_end' }
}

function readString(text: string, start: number, expectation: Expectation): Step {
  let at = start + 1
  for (;;) {
    const character = text.charAt(at)
    if (character === '') return { failedAt: at, expected: 'closing_quote' }
    if (character === '"') return { end: at + 1, expectation }
    if (character < ' ') return { failedAt: at, expected: 'no_control_character' }
    if (character !== '\\') at += 1
    else {
      const end = match(escapeSequence, text, at)
      if (end === at) return { failedAt: at, expected: 'known_escape' }
      at = end
    }
  }
}

function match(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : at
}

function locate(text: string, at: number, expected: JsonExpectation): JsonSyntaxError {
  const before = text.slice(0, at)
  return { line: before.split('\n').length, column: at - before.lastIndexOf('\n'), expected }
}
