import { build } from './build.mjs'
import { CHECKOUT, dataFolder, loadSettingsFile, productNode } from './checkout.mjs'
import { run } from './children.mjs'
import { endLeftServer } from './embedded-server.mjs'
import { install } from './install.mjs'
import { announce } from './progress.mjs'
import { serverProcess } from './server-process.mjs'
import { inTurn } from './turn.mjs'

/**
 * Installs, builds and runs the product until it ends or is told to; its exit code is ours.
 *
 * @param {import('./command-line.mjs').CommandLine} commandLine
 * @returns {Promise<number>}
 */
export async function start({ settings }) {
  loadSettingsFile()
  await inTurn(CHECKOUT, async () => {
    await install()
    await build()
  })
  const data = dataFolder(settings)
  announce('Starting Counterflow')
  const { parameters, environment } = serverProcess(data)
  const { code } = await run(productNode(), parameters, {
    gently: true,
    env: { ...environment, ...settings, COUNTERFLOW_DATA: data },
  })
  // A product that crashed could not stop its database.
  await endLeftServer(data)
  return code
}
