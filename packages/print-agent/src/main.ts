import { agentServer } from './agent-server.js'
import { readSettings, usualSettingsFile, writeSettings } from './agent-settings.js'
import { readCommand, usage } from './command-line.js'
import { newToken } from './pairing.js'

/** Runs the agent until it is stopped. */
export async function main(words: readonly string[]): Promise<void> {
  const command = readCommand(words)
  if (typeof command === 'string') {
    console.error(`${command}\n\n${usage}`)
    process.exitCode = 2
    return
  }
  const file = command.settingsFile ?? usualSettingsFile()
  const known = command.extend(await readSettings(file))
  const made = known.tokenHash === null || command.wantsNewToken ? newToken() : undefined
  const settings = made === undefined ? known : { ...known, tokenHash: made.tokenHash }
  await writeSettings(file, settings)
  if (made !== undefined) console.log(`Token for the till, shown only now: ${made.token}`)
  const names = Object.keys(settings.printers)
  console.log(names.length === 0 ? 'No printer yet: add one by --printer.' : `Printers: ${names.join(', ')}`)
  const server = agentServer(settings)
  server.on('error', (error) => {
    console.error(error.message)
    process.exitCode = 1
  })
  server.listen(command.port, '127.0.0.1', () => {
    console.log(`Waiting for tills at http://127.0.0.1:${command.port}`)
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => server.close())
}
