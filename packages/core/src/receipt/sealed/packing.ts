import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import { isJsonObject, type Json } from '../../json/json.js'
import { base64UrlOf, bytesOfBase64Url } from './base64-url.js'
import type { ByteReader, ByteWriter } from './bytes.js'
import { SealedReceiptError } from './sealed-receipt-error.js'
import { readShortText, writeShortText } from './short-text.js'

/** How JSON values of one kind are written as bytes and read again. */
export interface Packing {
  /** @throws SealedReceiptError (`not_packable`) for a value of another kind. */
  write(value: unknown, to: ByteWriter): void
  /** @throws SealedReceiptError (`damaged`). */
  read(from: ByteReader): Json
}

const unpackable = () => new SealedReceiptError('not_packable')
const damaged = () => new SealedReceiptError('damaged')

function asNumber(value: unknown): number {
  if (typeof value !== 'number') throw unpackable()
  return value
}

function asText(value: unknown): string {
  if (typeof value !== 'string') throw unpackable()
  return value
}

/** A whole number from 0. */
export const count: Packing = {
  write: (value, to) => to.count(asNumber(value)),
  read: (from) => from.count(),
}

/** A whole number of either sign. */
export const whole: Packing = {
  write(value, to) {
    const number = asNumber(value)
    to.flag(number < 0)
    to.count(Math.abs(number))
  },
  read(from) {
    const isNegative = from.flag()
    const magnitude = from.count()
    return isNegative ? -magnitude : magnitude
  },
}

export const flag: Packing = {
  write(value, to) {
    if (typeof value !== 'boolean') throw unpackable()
    to.flag(value)
  },
  read: (from) => from.flag(),
}

export const text: Packing = {
  write: (value, to) => writeShortText(asText(value), to),
  read: readShortText,
}

/** A UUID in small letters: sixteen bytes. */
export const uuid: Packing = {
  write(value, to) {
    const written = asText(value)
    if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(written)) throw unpackable()
    to.bytes(hexToBytes(written.replaceAll('-', '')))
  },
  read: (from) => bytesToHex(from.bytes(16)).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
}

/** A SHA-256 in hexadecimal digits: thirty-two bytes. */
export const hash: Packing = {
  write(value, to) {
    const written = asText(value)
    if (!/^[0-9a-f]{64}$/.test(written)) throw unpackable()
    to.bytes(hexToBytes(written))
  },
  read: (from) => bytesToHex(from.bytes(32)),
}

/** Bytes that are written in base64url. */
export const base64Url: Packing = {
  write(value, to) {
    const bytes = bytesOfBase64Url(asText(value))
    to.count(bytes.length)
    to.bytes(bytes)
  },
  read: (from) => base64UrlOf(from.bytes(from.count())),
}

/** An instant of UTC to the millisecond, just as `toISOString` writes it. */
export const instant: Packing = {
  write(value, to) {
    const written = asText(value)
    const time = Date.parse(written)
    if (Number.isNaN(time) || new Date(time).toISOString() !== written) throw unpackable()
    to.count(time)
  },
  read(from) {
    const time = new Date(from.count())
    if (Number.isNaN(time.getTime())) throw damaged()
    return time.toISOString()
  },
}

/** One of a few words, which never change their places. */
export function word(...words: readonly string[]): Packing {
  const bits = Math.ceil(Math.log2(words.length))
  return {
    write(value, to) {
      const index = words.indexOf(asText(value))
      if (index < 0) throw unpackable()
      for (let bit = 0; bit < bits; bit += 1) to.flag(((index >> bit) & 1) === 1)
    },
    read(from) {
      let index = 0
      for (let bit = 0; bit < bits; bit += 1) index |= from.flag() ? 1 << bit : 0
      const value = words[index]
      if (value === undefined) throw damaged()
      return value
    },
  }
}

export const nullable = (packing: Packing): Packing => ({
  write(value, to) {
    to.flag(value !== null)
    if (value !== null) packing.write(value, to)
  },
  read: (from) => (from.flag() ? packing.read(from) : null),
})

export const list = (packing: Packing): Packing => ({
  write(value, to) {
    if (!Array.isArray(value)) throw unpackable()
    to.count(value.length)
    for (const member of value) packing.write(member, to)
  },
  read(from) {
    const length = from.count()
    // Each member takes a byte at least: a forged length makes no list that is longer than its code.
    if (length > from.left) throw damaged()
    return Array.from({ length }, () => packing.read(from))
  },
})

interface Members {
  readonly [name: string]: Packing
}

function membersOf(value: unknown): ReadonlyMap<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw unpackable()
  return new Map(Object.entries(value).filter(([, member]) => member !== undefined))
}

/** An object with these members, no more and no fewer, written in this order; after them those that may be missing. */
export function object(members: Members, optional: Members = {}): Packing {
  const always = Object.entries(members)
  const sometimes = Object.entries(optional)
  return {
    write(value, to) {
      const given = membersOf(value)
      const there = sometimes.filter(([name]) => given.has(name))
      if (given.size !== always.length + there.length) throw unpackable()
      for (const [name, packing] of always) packing.write(given.get(name), to)
      for (const [name, packing] of sometimes) {
        to.flag(given.has(name))
        if (given.has(name)) packing.write(given.get(name), to)
      }
    },
    read: (from) =>
      Object.fromEntries([
        ...always.map(([name, packing]) => [name, packing.read(from)]),
        ...sometimes.flatMap(([name, packing]) => (from.flag() ? [[name, packing.read(from)]] : [])),
      ]),
  }
}

/** Objects of several kinds, told apart by the word at `name`. */
export function kinds(name: string, packings: { readonly [kind: string]: Packing }): Packing {
  const which = word(...Object.keys(packings))
  const packingOf = (kind: unknown) => {
    const packing = typeof kind === 'string' ? packings[kind] : undefined
    if (packing === undefined) throw unpackable()
    return packing
  }
  return {
    write(value, to) {
      const { [name]: kind, ...rest } = Object.fromEntries(membersOf(value))
      which.write(kind, to)
      packingOf(kind).write(rest, to)
    },
    read(from) {
      const kind = which.read(from)
      const rest = packingOf(kind).read(from)
      if (!isJsonObject(rest)) throw damaged()
      return { [name]: kind, ...rest }
    },
  }
}
