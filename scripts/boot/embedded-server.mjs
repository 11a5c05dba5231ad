import { existsSync, readFileSync, readlinkSync, realpathSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The embedded PostgreSQL server, seen from outside: what its supervisor (in the API) leaves on disk.
 *
 * @typedef {object} EmbeddedServer
 * @property {string} folder
 * @property {number | undefined} supervisor the product's process, while it runs
 * @property {number | undefined} postmaster PostgreSQL's process, while it runs
 */

/**
 * @param {string} data the folder with the shop's data
 * @returns {EmbeddedServer | undefined} nothing, when no server was ever made there
 */
export function findServer(data) {
  const entrance = join(data, 'postgres')
  if (!existsSync(entrance)) return undefined
  const folder = realpathSync(entrance)
  const supervisor = firstNumber(join(folder, 'supervisor.pid'))
  const postmaster = firstNumber(join(folder, 'data', 'postmaster.pid'))
  return {
    folder,
    supervisor: supervisor !== undefined && isAlive(supervisor) ? supervisor : undefined,
    postmaster:
      postmaster !== undefined && worksIn(postmaster, join(folder, 'data')) ? postmaster : undefined,
  }
}

/**
 * Ends a server that nobody looks after any more.
 *
 * @param {string} data
 */
export async function endLeftServer(data) {
  const server = findServer(data)
  if (!server || server.supervisor !== undefined || server.postmaster === undefined) return
  process.kill(server.postmaster, 'SIGINT')
  for (let attempt = 0; attempt < 200 && findServer(data)?.postmaster !== undefined; attempt++) {
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** @param {string} file */
function firstNumber(file) {
  try {
    const number = Number.parseInt(readFileSync(file, 'utf8'), 10)
    return number > 0 ? number : undefined
  } catch {
    return undefined
  }
}

/**
 * A server works in its data folder; a process number alone may be another's by now.
 *
 * @param {number} pid
 * @param {string} folder
 */
function worksIn(pid, folder) {
  if (process.platform !== 'linux') return isAlive(pid)
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === folder
  } catch {
    return commandLineOf(pid).includes(folder)
  }
}

/**
 * What a process was started with, which shows where its folder does not: to root in a container.
 *
 * @param {number} pid
 */
function commandLineOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
  } catch {
    return []
  }
}

/**
 * @param {number} pid
 * @returns {boolean}
 */
export function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
