import { isJsonList, isJsonObject, type Json, type JsonObject } from '../json/json.js'

/** By what a person is known in the records of the shop. */
export interface PersonTraces {
  /** Ids of the customer, and of those that were merged into them. */
  readonly ids: readonly string[]
  readonly emails: readonly string[]
  readonly phones: readonly string[]
  readonly names: readonly string[]
  /** Other texts that give them away: a street, what a note says. */
  readonly texts: readonly string[]
}

/** What stands where a person's data was. */
export const redactedText = '[erased]'

/** An address that belongs to nobody (RFC 2606), where an e-mail address must stand. */
export const redactedEmail = 'erased@erased.invalid'

const shortestText = 2
const personal = new Set(['name', 'email', 'phone', 'note', 'firstName', 'lastName'])
const identifier = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/**
 * Takes a person out of texts and JSON values. The shape stays as it was: keys, numbers, ids, countries and everything
 * about the goods and the money. Doing it twice changes nothing more.
 */
export class Redaction {
  private readonly ids: ReadonlySet<string>
  private readonly emails: RegExp | undefined
  private readonly others: RegExp | undefined

  constructor({ ids, emails, phones, names, texts }: PersonTraces) {
    this.ids = new Set(ids)
    this.emails = anyOf(emails)
    this.others = anyOf([...phones, ...names, ...texts])
  }

  /** `text` without the person. */
  text(text: string): string {
    if (identifier.test(text)) return text
    const withoutEmails = this.emails === undefined ? text : text.replace(this.emails, redactedEmail)
    return this.others === undefined ? withoutEmails : withoutEmails.replace(this.others, redactedText)
  }

  /** `value` without the person: of an object that stands for them, or of an address, whatever it says. */
  json(value: Json): Json {
    if (typeof value === 'string') return this.text(value)
    if (isJsonList(value)) return value.map((item) => this.json(item))
    if (!isJsonObject(value)) return value
    if (isAddress(value)) return redactAddress(value)
    const isPerson = typeof value.id === 'string' && this.ids.has(value.id)
    return Object.fromEntries(
      Object.entries(value).map(([key, member]) => [
        key,
        isPerson ? this.ofPerson(key, member) : this.json(member),
      ]),
    )
  }

  private ofPerson(key: string, member: Json): Json {
    if (key === 'metadata' && isJsonObject(member)) return {}
    if (!personal.has(key) || typeof member !== 'string') return this.json(member)
    return key === 'email' ? redactedEmail : redactedText
  }
}

const isAddress = (value: JsonObject) =>
  typeof value.line1 === 'string' && typeof value.countryCode === 'string'

function redactAddress(address: JsonObject): Json {
  return Object.fromEntries(
    Object.entries(address).map(([key, member]) => [
      key,
      key !== 'countryCode' && typeof member === 'string' && member !== '' ? redactedText : member,
    ]),
  )
}

/** Longer texts first: of a name within an address nothing may be left over. */
function anyOf(texts: readonly string[]): RegExp | undefined {
  const wanted = [...new Set(texts.map((text) => text.trim()))]
    .filter((text) => [...text].length >= shortestText)
    .sort((left, right) => right.length - left.length)
  return wanted.length === 0 ? undefined : new RegExp(wanted.map(patternOf).join('|'), 'giu')
}

/** Latin words are found whole, so that Ana stays in banana; other scripts put particles right behind a name. */
function patternOf(text: string): string {
  const escaped = text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replaceAll(/\s+/g, '\\s+')
  const before = /^[\p{Script=Latin}\d]/u.test(text) ? '(?<![\\p{Script=Latin}\\d])' : ''
  const after = /[\p{Script=Latin}\d]$/u.test(text) ? '(?![\\p{Script=Latin}\\d])' : ''
  return `${before}${escaped}${after}`
}
