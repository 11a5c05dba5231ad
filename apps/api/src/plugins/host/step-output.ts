import type { Json } from '@counterflow/core'
import { unstorableText } from '../../platform/http/input/storable-text.js'

/** How much JSON a step may answer, in bytes. */
export const mostOutputBytes = 1_000_000
const deepest = 200

/** What a step answered, as the host keeps it, or why it cannot. */
export type CheckedOutput =
  | { readonly output: Json }
  | { readonly code: 'invalid_output' | 'output_too_large'; readonly message: string }

class Refused extends Error {
  constructor(
    readonly code: 'invalid_output' | 'output_too_large',
    message: string,
  ) {
    super(message)
  }
}

/**
 * Checks in one walk that `value` is JSON, that it can be stored, and that its text would not be too large. The walk
 * ends where the limit is passed, so that neither a huge answer nor one that contains itself holds the process up.
 */
export function checkOutput(value: unknown): CheckedOutput {
  try {
    return { output: new Walk().json(value, 0) }
  } catch (error) {
    if (error instanceof Refused) return { code: error.code, message: error.message }
    throw error
  }
}

class Walk {
  private bytes = 0
  private readonly path: (string | number)[] = []

  json(value: unknown, depth: number): Json {
    switch (typeof value) {
      case 'string':
        return this.text(value)
      case 'boolean':
        this.count(5)
        return value
      case 'number':
        if (!Number.isFinite(value)) throw this.wrong(`${value}, which JSON does not have`)
        this.count(Number.isInteger(value) ? 8 : 17)
        return value
      case 'undefined':
        this.count(4)
        return null
      case 'object':
        if (value === null) {
          this.count(4)
          return null
        }
        if (depth >= deepest)
          throw this.wrong(`an object or list more than ${deepest} deep, or inside itself`)
        return Array.isArray(value) ? this.list(value, depth) : this.object(value, depth)
      default:
        throw this.wrong(`a ${typeof value}, which JSON does not have`)
    }
  }

  private list(list: readonly unknown[], depth: number): Json {
    this.count(2 + list.length)
    return list.map((item, index) => this.inside(index, item, depth))
  }

  private object(value: object, depth: number): Json {
    const prototype: unknown = Object.getPrototypeOf(value)
    if (prototype !== null && prototype !== Object.prototype) {
      throw this.wrong(`a ${value.constructor.name}, and not a plain object: make a text or an object of it`)
    }
    this.count(2)
    const copy: Record<string, Json> = {}
    for (const [name, member] of Object.entries(value)) {
      // As in JSON, a member without a value is not there.
      if (member === undefined) continue
      if (name === '__proto__') throw this.wrong('a member named __proto__')
      this.text(name)
      this.count(2)
      copy[name] = this.inside(name, member, depth)
    }
    return copy
  }

  private inside(name: string | number, value: unknown, depth: number): Json {
    this.path.push(name)
    const json = this.json(value, depth + 1)
    this.path.pop()
    return json
  }

  private text(text: string): string {
    // Before anything looks at each of its characters.
    this.count(text.length + 2)
    const unstorable = unstorableText(text)
    if (unstorable !== undefined) throw this.wrong(`a text that cannot be stored. ${unstorable.message}`)
    this.count(Buffer.byteLength(text) - text.length)
    return text
  }

  private count(bytes: number): void {
    this.bytes += bytes
    if (this.bytes > mostOutputBytes) {
      throw new Refused(
        'output_too_large',
        `The action answered more than ${mostOutputBytes} bytes, which is the most that a step can keep. Ask for less at once, page by page for example.`,
      )
    }
  }

  private wrong(what: string): Refused {
    const place = this.path.length === 0 ? '' : ` at "${this.path.join('.')}"`
    return new Refused('invalid_output', `The action answered ${what}${place}.`)
  }
}
