import { existsSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { majorOf, OLDEST_TO_RUN } from './node-version.mjs'
import { BootProblem } from './problem.mjs'

/** The folder that holds this project. */
export const CHECKOUT = fileURLToPath(new URL('../../', import.meta.url)).replace(/[/\\]$/, '')

/** Notes of this script on what it has done; they go when the packages go. */
export const NOTES = join(CHECKOUT, 'node_modules', '.counterflow')

const PROGRAMS = join(CHECKOUT, 'node_modules', '.bin')

/**
 * The environment of everything that is run here: the workspace's own programs and Node come first, and
 * nothing reports to anybody.
 *
 * @param {Record<string, string>} additions
 * @returns {NodeJS.ProcessEnv}
 */
export function environment(additions = {}) {
  return {
    ...process.env,
    PATH: `${PROGRAMS}${delimiter}${process.env.PATH ?? ''}`,
    DO_NOT_TRACK: '1',
    TURBO_TELEMETRY_DISABLED: '1',
    ...additions,
  }
}

/** The Node that runs the product: this one when it is new enough, otherwise the workspace's. */
export function productNode() {
  if (majorOf(process.versions.node) >= OLDEST_TO_RUN) return process.execPath
  const brought = join(PROGRAMS, 'node')
  if (existsSync(brought)) return brought
  throw new BootProblem(
    `Counterflow runs under Node ${OLDEST_TO_RUN} or newer; this is Node ${process.versions.node}, and the one that ` +
      'the packages bring is missing.\nInstall Node from https://nodejs.org, or allow optional packages, and try again.',
  )
}

/** Reads `.env`, if there is one; what the environment already holds wins. */
export function loadSettingsFile() {
  const file = join(CHECKOUT, '.env')
  if (!existsSync(file)) return
  if (!process.loadEnvFile) throw new BootProblem('Reading settings from .env needs Node 20.12 or newer.')
  process.loadEnvFile(file)
}

/**
 * @param {Record<string, string>} settings from the command line
 * @returns {string} the folder with the shop's data, absolute
 */
export function dataFolder(settings) {
  const named = settings.COUNTERFLOW_DATA
  if (named) return resolve(process.env.INIT_CWD ?? process.cwd(), named)
  return resolve(CHECKOUT, process.env.COUNTERFLOW_DATA || '.counterflow')
}
