import { resolve } from 'node:path'
import { build } from './build.mjs'
import { CHECKOUT, dataFolder, loadSettingsFile, productNode } from './checkout.mjs'
import { run } from './children.mjs'
import { install } from './install.mjs'
import { BootProblem } from './problem.mjs'
import { inTurn } from './turn.mjs'

/** @typedef {import('./command-line.mjs').CommandLine} CommandLine */

/**
 * Saves the shop in one file, while it runs or not.
 *
 * @param {CommandLine} commandLine
 * @returns {Promise<number>}
 */
export function backup(commandLine) {
  const { file, withKeys } = commandLine
  return work(commandLine, ['backup', ...(file ? [named(file)] : []), ...(withKeys ? ['--with-keys'] : [])])
}

/**
 * Makes a shop from a backup.
 *
 * @param {CommandLine} commandLine
 * @returns {Promise<number>}
 */
export function restore(commandLine) {
  const { file, replace } = commandLine
  if (!file) throw new BootProblem('Name the backup to restore: npm run restore -- FILE')
  return work(commandLine, ['restore', named(file), ...(replace ? ['--replace'] : [])])
}

/** @param {string} file as it was typed, in the folder where it was */
const named = (file) => resolve(process.env.INIT_CWD ?? process.cwd(), file)

/**
 * @param {CommandLine} commandLine
 * @param {string[]} parameters
 */
async function work({ settings }, parameters) {
  loadSettingsFile()
  await inTurn(CHECKOUT, async () => {
    await install()
    await build()
  })
  const { code } = await run(productNode(), [`${CHECKOUT}/apps/api/dist/backup.mjs`, ...parameters], {
    gently: true,
    env: { NODE_ENV: 'production', COUNTERFLOW_DATA: dataFolder(settings) },
  })
  return code
}
