import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SettingError } from '../config/settings.js'
import { SecretBox } from './secret-box.js'
import { parseSecretKeys, secretKeys } from './secret-keys.js'

const newKey = () => randomBytes(32).toString('base64')
const boxOf = (...keys: string[]) => new SecretBox(parseSecretKeys(keys.join(','), 'the spec'))

const old = newKey()
const box = boxOf(old)
const place = 'connection:1'
const secret = '토큰 "abc"'

it('derives bytes that differ by place and by key, and are the same each time', () => {
  const derived = box.derive(place, 10)
  expect(derived).toHaveLength(10)
  expect(box.derive(place, 10)).toEqual(derived)
  expect(box.derive('connection:2', 10)).not.toEqual(derived)
  expect(boxOf(newKey()).derive(place, 10)).not.toEqual(derived)
})

describe('a sealed secret', () => {
  it('opens again, and shows nothing of itself', () => {
    const sealed = box.seal(secret, place)
    expect(box.open(sealed, place)).toBe(secret)
    expect(sealed).not.toContain('abc')
    expect(box.seal(secret, place)).not.toBe(sealed)
    expect(box.open(box.seal('', place), place)).toBe('')
  })

  it('opens with its own key only', () => {
    expect(() => boxOf(newKey()).open(box.seal(secret, place), place)).toThrow(
      /sealed with the key [0-9a-f]{8}, which this server does not have/,
    )
  })

  it('opens nowhere else', () => {
    expect(() => box.open(box.seal(secret, place), 'connection:2')).toThrow('belongs elsewhere')
  })

  it('notices a change of any part', () => {
    const sealed = box.seal(secret, place)
    const [version, key, text = ''] = sealed.split('.')
    for (let at = 0; at < text.length; at += 5) {
      const other = text[at] === 'A' ? 'B' : 'A'
      const changed = `${version}.${key}.${text.slice(0, at)}${other}${text.slice(at + 1)}`
      expect(() => box.open(changed, place)).toThrow('was changed')
    }
    for (const broken of ['', 'v1', `v1.${key}.`, `v2.${key}.${text}`, text]) {
      expect(() => box.open(broken, place)).toThrow('is not in the form')
    }
  })

  it('outlives a change of keys', () => {
    const sealed = box.seal(secret, place)
    const rotated = boxOf(newKey(), old)
    expect(rotated.open(sealed, place)).toBe(secret)
    expect(rotated.isOutdated(sealed)).toBe(true)
    const again = rotated.seal(secret, place)
    expect(rotated.isOutdated(again)).toBe(false)
    expect(() => box.open(again, place)).toThrow('does not have')
  })
})

describe('the keys', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'counterflow-keys-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  it('are made once, for its user alone', async () => {
    const settings = { secretKey: undefined, dataFolder: path.join(folder, 'data') }
    const [one, other] = await Promise.all([secretKeys(settings), secretKeys(settings)])
    expect(other).toEqual(one)
    const file = path.join(settings.dataFolder, 'secret-key')
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    await writeFile(file, `${newKey()}\n${await readFile(file, 'utf8')}`)
    const [first, second] = await secretKeys(settings)
    expect(second).toEqual(one[0])
    expect(first).not.toEqual(second)
  })

  it('come from the setting before the file', async () => {
    const [key] = await secretKeys({ secretKey: old, dataFolder: path.join(folder, 'nowhere') })
    expect([key]).toEqual(parseSecretKeys(old, 'the spec'))
    await expect(stat(path.join(folder, 'nowhere'))).rejects.toThrow('ENOENT')
  })

  it('are separated by commas and lines, not by spaces', () => {
    const phrase = 'a phrase of more than thirty-two letters'
    expect(parseSecretKeys(`${phrase}, ${old}`, 'X')).toEqual([
      ...parseSecretKeys(phrase, 'X'),
      ...parseSecretKeys(old, 'X'),
    ])
  })

  it.each(['', ' , ', 'pass+word', `${old},pass+word`])(
    'are not %j, and the message does not show it',
    (text) => {
      const parse = () => parseSecretKeys(text, 'COUNTERFLOW_SECRET_KEY')
      expect(parse).toThrow(SettingError)
      expect(parse).toThrow(/^COUNTERFLOW_SECRET_KEY holds (?!.*pass).*openssl rand -base64 32/)
    },
  )
})
