import { createHash } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isAlive } from './embedded-server.mjs'
import { say } from './progress.mjs'

const LOOK_MS = 100

/**
 * Does work that two commands must not do at once in one checkout, such as building it: several processes of the
 * product are often started together. Whoever comes later waits; a turn whose holder was killed is over.
 *
 * @template T
 * @param {string} checkout
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function inTurn(checkout, work) {
  const file = join(
    tmpdir(),
    `counterflow-${createHash('sha256').update(checkout).digest('hex').slice(0, 16)}.turn`,
  )
  const mark = `${process.pid} ${process.hrtime.bigint()}`
  for (let told = false; !take(file, mark); told = true) {
    if (!told) say('Another command installs or builds here at this moment; waiting for it …')
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
  }
  try {
    return await work()
  } finally {
    if (read(file) === mark) rmSync(file, { force: true })
  }
}

/**
 * @param {string} file
 * @param {string} mark
 */
function take(file, mark) {
  const holder = read(file)
  if (holder !== undefined && !isAlive(Number.parseInt(holder, 10))) rmSync(file, { force: true })
  try {
    writeFileSync(file, mark, { flag: 'wx' })
  } catch {
    return false
  }
  // Another one may have taken ours for the one that was left behind.
  return read(file) === mark
}

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
