import { existsSync, rmSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, sep } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { CHECKOUT, dataFolder, loadSettingsFile } from './checkout.mjs'
import { endLeftServer, findServer } from './embedded-server.mjs'
import { BootProblem } from './problem.mjs'
import { say } from './progress.mjs'

/**
 * Removes the shop's data, when nobody uses it and the person agrees.
 *
 * @param {import('./command-line.mjs').CommandLine} commandLine
 * @returns {Promise<number>}
 */
export async function reset({ settings, yes }) {
  loadSettingsFile()
  if (process.env.DATABASE_URL) throw ownDatabase()
  const data = dataFolder(settings)
  if (!existsSync(data)) {
    say(`There is nothing to remove: ${data} does not exist.`)
    return 0
  }
  refuseStrangeFolder(data)
  const server = findServer(data)
  if (server?.supervisor !== undefined) throw stillRunning(server.supervisor)
  if (!yes && !(await agrees(data))) {
    say('Nothing was removed.')
    return 1
  }
  await endLeftServer(data)
  if (server) rmSync(server.folder, { recursive: true, force: true })
  rmSync(data, { recursive: true, force: true })
  say(`Removed ${data}. The next "npm start" begins with a new shop.`)
  return 0
}

/**
 * The folder goes with all that is in it, so it must be one that Counterflow made for itself.
 *
 * @param {string} data
 */
function refuseStrangeFolder(data) {
  const holdsMore = [CHECKOUT, homedir()].some((folder) => `${folder}${sep}`.startsWith(`${data}${sep}`))
  const isOurs =
    existsSync(join(data, 'postgres', 'supervisor.lock')) || data === join(CHECKOUT, '.counterflow')
  if (isOurs && !holdsMore) return
  throw new BootProblem(
    holdsMore
      ? `${data} holds more than the data of Counterflow. Remove ${join(data, 'postgres')} yourself.`
      : `${data} holds no data of Counterflow. Name the right folder with --data.`,
  )
}

/** @param {string} data */
async function agrees(data) {
  if (!process.stdin.isTTY) {
    throw new BootProblem('Nobody is here to ask. To remove the data without asking: npm run reset -- --yes')
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const answer = await terminal.question(
    `This removes the whole shop in ${data}: products, orders, customers, workflows.\nType "yes" to go on: `,
  )
  terminal.close()
  return answer.trim().toLowerCase() === 'yes'
}

function ownDatabase() {
  return new BootProblem(
    'DATABASE_URL is set, so the data is in a database of yours, which this command leaves alone.\n' +
      'Remove it with your own tools, or unset DATABASE_URL to remove the data of the built-in database.',
  )
}

/** @param {number} pid */
function stillRunning(pid) {
  return new BootProblem(
    `Counterflow is running (process ${pid}). Stop it first: press Ctrl-C where it runs, or run: kill ${pid}`,
  )
}
