import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Made from the sources, or by running them. */
const MADE = new Set(['node_modules', 'dist', 'coverage', 'test-results', 'playwright-report'])

/**
 * Tells whether any file has changed, by names, sizes and times: reading them all would cost more than
 * the build that it saves.
 *
 * @param {string} root
 * @param {string[]} entries files and folders below the root; missing ones count as missing
 * @returns {string}
 */
export function fingerprintOf(root, entries) {
  const hash = createHash('sha256')
  for (const entry of entries) addEntry(hash, root, entry)
  return hash.digest('hex')
}

/**
 * @param {import('node:crypto').Hash} hash
 * @param {string} root
 * @param {string} entry
 */
function addEntry(hash, root, entry) {
  const path = join(root, entry)
  const stats = statSync(path, { throwIfNoEntry: false })
  if (!stats) {
    hash.update(`${entry}\0missing\n`)
  } else if (stats.isFile()) {
    hash.update(`${entry}\0${stats.size}\0${stats.mtimeMs}\n`)
  } else if (stats.isDirectory()) {
    for (const name of readdirSync(path).sort()) if (counts(name)) addEntry(hash, root, `${entry}/${name}`)
  }
}

/** @param {string} name */
function counts(name) {
  return !MADE.has(name) && !name.startsWith('.') && !/\.spec\.tsx?$/.test(name)
}

/**
 * @param {string} root
 * @param {string[]} files
 * @returns {string} one value for the content of all of them
 */
export function digestOf(root, files) {
  const hash = createHash('sha256')
  for (const file of files) {
    const path = join(root, file)
    hash.update(`${file}\0`).update(existsSync(path) ? readFileSync(path) : 'missing')
  }
  return hash.digest('hex')
}

/**
 * @param {string} folder
 * @param {string} name
 */
export function readNote(folder, name) {
  try {
    return readFileSync(join(folder, name), 'utf8')
  } catch {
    return undefined
  }
}

/**
 * @param {string} folder
 * @param {string} name
 * @param {string} text
 */
export function writeNote(folder, name, text) {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, name), text)
}
