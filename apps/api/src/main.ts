import { flushCompileCache } from 'node:module'
import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { readSettings, SettingError } from './platform/config/settings.js'
import { EmbeddedPostgresError } from './platform/database/embedded/embedded-postgres-error.js'
import { ownAddress } from './platform/http/own-address.js'
import { refuseTakenPort } from './platform/http/taken-port.js'
import type { Server } from './server.js'
import { openServerDatabase } from './server-database.js'

// What is imported here is little, and the database needs no more: it starts while the rest of the code is read.

/** The exit code for a configuration that cannot be used, from sysexits.h. */
const configurationError = 78

const say = (message: string) => process.stdout.write(`${message}\n`)

function explain(error: unknown): never {
  if (error instanceof SettingError || error instanceof EmbeddedPostgresError) {
    process.stderr.write(`\n${error.message}\n`)
    process.exit(configurationError)
  }
  process.stderr.write(
    `\nCounterflow could not start.\n${error instanceof Error ? error.stack : String(error)}\n`,
  )
  process.exit(1)
}

function announce({ settings, firstSignIns, places, httpsProblem }: Server): void {
  say('')
  if (settings.role === 'worker') {
    say(`  The worker is ready. How it is:  http://${ownAddress(settings)}/health`)
  } else {
    say(`  Counterflow is ready:  ${settings.publicUrl}/admin/`)
    say(`  What customers see:    ${settings.publicUrl}/`)
  }
  const [place] = places
  if (place !== undefined) {
    say(`  Tills and phones:      ${place.url}  (on the shop's network)`)
    say(`  The first time there:  ${place.trustUrl}`)
  }
  if (httpsProblem !== undefined) say(`  Without HTTPS:         ${httpsProblem.replaceAll('\n', ' ')}`)
  const [owner] = firstSignIns
  if (owner !== undefined) {
    say(`  Sign in as the owner:  ${owner.email}`)
    say(`  Password:              ${owner.password}`)
    say('  The sign-ins of the whole demo staff are in first-sign-in.txt in the data folder.')
  }
  say('  Stop it with Ctrl-C.')
  say('')
}

/** Reads the code of the product; once, however often it is asked for. */
let product: Promise<typeof import('./server.js')> | undefined
function readProduct() {
  product ??= import('./server.js')
  // Whoever needs it hears why it cannot be read.
  product.catch(() => undefined)
  return product
}

/**
 * Starts the product; undefined when it was told to stop before it had begun.
 * @throws SettingError when something that an operator has set stands in the way
 */
async function start(stopping: AbortSignal): Promise<Server | undefined> {
  const checkout = path.resolve(import.meta.dirname, '../../..')
  const settings = readSettings(process.env, checkout)
  await refuseTakenPort(settings.host, settings.port)
  const database = await openServerDatabase(settings, say, () => void readProduct())
  try {
    const { startServer } = await readProduct()
    // Reading code lets no signal through: it is heard now.
    await setImmediate()
    if (!stopping.aborted) return await startServer(checkout, settings, database, say)
  } catch (error) {
    await database.stop()
    throw error
  }
  await database.stop()
  return undefined
}

const stopping = new AbortController()
const starting = start(stopping.signal)

async function stop(): Promise<void> {
  if (stopping.signal.aborted) process.exit(1)
  stopping.abort()
  try {
    const server = await starting
    await server?.stop()
    process.exit(0)
  } catch (error) {
    explain(error)
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop())
// The boot script was killed: nobody is left to end this process.
process.on('disconnect', () => void stop())

const server = await starting.catch(explain)
if (server !== undefined && !stopping.signal.aborted) announce(server)
// Where boot keeps compiled code for the next start: written now, since a process that is killed writes nothing.
flushCompileCache()
