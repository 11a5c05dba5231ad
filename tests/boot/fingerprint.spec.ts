import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { digestOf, fingerprintOf, readNote, writeNote } from '../../scripts/boot/fingerprint.mjs'

let root: string

function write(path: string, text = 'text') {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'counterflow-fingerprint-'))
  write('apps/api/src/main.ts')
  write('apps/api/src/order.ts')
})

afterEach(() => {
  rmSync(root, { recursive: true })
})

describe('the fingerprint of the sources', () => {
  const fingerprint = () => fingerprintOf(root, ['apps/api', 'turbo.json'])

  it.each([
    ['an added file', () => write('apps/api/src/new.ts')],
    ['a removed file', () => rmSync(join(root, 'apps/api/src/order.ts'))],
    ['another size', () => write('apps/api/src/order.ts', 'longer text')],
    ['another time', () => utimesSync(join(root, 'apps/api/src/order.ts'), 1, 1)],
    ['a file that was missing', () => write('turbo.json')],
  ])('changes with %s', (_, change) => {
    const before = fingerprint()
    change()
    expect(fingerprint()).not.toBe(before)
  })

  it.each([
    'apps/api/dist/main.js',
    'apps/api/node_modules/a/index.js',
    'apps/api/.turbo/log',
    'apps/api/src/a.spec.ts',
  ])('does not change with %s', (path) => {
    const before = fingerprint()
    write(path)
    expect(fingerprint()).toBe(before)
  })
})

it('digests the content of files, whatever their times', () => {
  const before = digestOf(root, ['apps/api/src/main.ts', 'missing.json'])
  utimesSync(join(root, 'apps/api/src/main.ts'), 1, 1)
  expect(digestOf(root, ['apps/api/src/main.ts', 'missing.json'])).toBe(before)
  write('missing.json', '')
  expect(digestOf(root, ['apps/api/src/main.ts', 'missing.json'])).not.toBe(before)
})

it('reads the notes that it wrote, and none where there is none', () => {
  writeNote(join(root, 'notes'), 'built', 'abc')
  expect(readNote(join(root, 'notes'), 'built')).toBe('abc')
  expect(readNote(join(root, 'notes'), 'installed')).toBeUndefined()
})
