import { flushCompileCache } from 'node:module'
import { SettingError } from './platform/config/settings.js'
import { EmbeddedPostgresError } from './platform/database/embedded/embedded-postgres-error.js'
import { ownAddress } from './platform/http/own-address.js'
import { type Server, startServer } from './server.js'

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

const starting = startServer(process.env, say)
let stopping = false

async function stop(): Promise<void> {
  if (stopping) process.exit(1)
  stopping = true
  try {
    const server = await starting
    await server.stop()
    process.exit(0)
  } catch (error) {
    explain(error)
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop())
// The boot script was killed: nobody is left to end this process.
process.on('disconnect', () => void stop())

announce(await starting.catch(explain))
// Where boot keeps compiled code for the next start: written now, since a process that is killed writes nothing.
flushCompileCache()
