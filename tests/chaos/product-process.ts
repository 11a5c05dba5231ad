import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { serverProcess } from '../../scripts/boot/server-process.mjs'
import { freePort, isServed } from '../boot/product.js'
import { type ChaosDatabase, signal } from './chaos-database.js'
import { DatabaseNetwork } from './database-network.js'

const checkout = fileURLToPath(new URL('../..', import.meta.url))
const secretKey = 'Y2hhb3MtY2hhb3MtY2hhb3MtY2hhb3MtY2hhb3MtY2g='
const pauseBeforeRestart = 200

export type ChaosRole = 'api' | 'worker' | 'all'

export interface ProcessPlace {
  readonly database: ChaosDatabase
  /** Where data folders and logs go. */
  readonly folder: string
  /** In front of the command: `ip netns exec …`, for one. */
  readonly wrapper?: readonly string[]
  /** Where it listens and is reached. */
  readonly host?: string
  /** Leads to the database past the network that can be cut. */
  readonly databaseUrl?: string
}

/** One process of the built product, started again whenever it ends, as a service manager does. */
export class ProductProcess {
  readonly role: ChaosRole
  readonly name: string
  readonly port: number
  readonly network: DatabaseNetwork
  readonly data: string
  /** How often it ended without having been told to, once it was ready. */
  deaths: string[] = []
  private readonly place: ProcessPlace
  private child: ChildProcess | undefined
  private ready = false
  private expectsEnd = false
  private stopped = false
  private watching: Promise<void> = Promise.resolve()

  private constructor(
    place: ProcessPlace,
    role: ChaosRole,
    name: string,
    port: number,
    network: DatabaseNetwork,
  ) {
    this.place = place
    this.role = role
    this.name = name
    this.port = port
    this.network = network
    this.data = join(place.folder, name)
  }

  static async start(place: ProcessPlace, role: ChaosRole, name: string): Promise<ProductProcess> {
    const network = await DatabaseNetwork.open(place.database.target)
    const made = new ProductProcess(place, role, name, await freePort(), network)
    made.watching = made.keepRunning()
    await made.isReady()
    return made
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`
  }

  get servesRequests(): boolean {
    return this.role !== 'worker'
  }

  get pid(): number {
    return this.child?.pid ?? 0
  }

  /** Ends it as a crash would. It is started again at once. */
  async kill(): Promise<void> {
    const { child } = this
    if (child === undefined || hasEnded(child)) return
    this.expectsEnd = true
    const ended = once(child, 'exit')
    signal(this.pid, 'SIGKILL')
    await ended
  }

  /** Takes every thread of it off the processor. */
  freeze(): void {
    signal(this.pid, 'SIGSTOP')
  }

  thaw(): void {
    signal(this.pid, 'SIGCONT')
  }

  /** Resolves once it answers. */
  async isReady(patience = 180_000): Promise<void> {
    const until = Date.now() + patience
    while (!this.ready) {
      if (Date.now() > until) throw new Error(`${this.name} does not become ready.`)
      await delay(20)
    }
  }

  /** Ends it for good, gently; with SIGKILL if that is asked for, or does not help. */
  async stop({ gently = true } = {}): Promise<void> {
    this.stopped = true
    this.thaw()
    const { child } = this
    if (child !== undefined && !hasEnded(child)) {
      signal(this.pid, gently ? 'SIGTERM' : 'SIGKILL')
      const force = setTimeout(() => signal(this.pid, 'SIGKILL'), 15_000)
      await once(child, 'exit')
      clearTimeout(force)
    }
    await this.watching
    await this.network.close()
  }

  private async keepRunning(): Promise<void> {
    while (!this.stopped) {
      const child = await this.launch()
      this.child = child
      const ended = once(child, 'exit')
      await Promise.race([ended, this.listens(child)])
      const [code, by] = await ended
      if (this.ready && !this.expectsEnd && !this.stopped) {
        this.deaths.push(`${this.name} ended by itself (${by ?? code})`)
      }
      this.ready = false
      this.expectsEnd = false
      if (!this.stopped) await delay(pauseBeforeRestart)
    }
  }

  /** That somebody listens says less: the product tries the port long before it is ready. */
  private async listens(child: ChildProcess): Promise<void> {
    while (!hasEnded(child) && !(await isServed(this.port, this.place.host))) await delay(25)
    if (!hasEnded(child)) this.ready = true
  }

  private async launch(): Promise<ChildProcess> {
    const log = await open(join(this.place.folder, `${this.name}.log`), 'a')
    const asStarted = serverProcess(this.data)
    const [program = process.execPath, ...parameters] = [
      ...(this.place.wrapper ?? []),
      process.execPath,
      '--enable-source-maps',
      ...asStarted.parameters,
    ]
    const child = spawn(program, parameters, {
      cwd: checkout,
      // The channel ends the product when we are gone.
      stdio: ['ignore', log.fd, log.fd, 'ipc'],
      env: {
        PATH: process.env.PATH,
        API_RATE_LIMIT: 'off',
        HTTPS: 'off',
        ...asStarted.environment,
        DATABASE_URL: this.place.databaseUrl ?? this.place.database.urlThrough(this.network.port),
        COUNTERFLOW_SECRET_KEY: secretKey,
        COUNTERFLOW_ROLE: this.role,
        COUNTERFLOW_DATA: this.data,
        HOST: this.place.host ?? '127.0.0.1',
        PORT: String(this.port),
      },
    })
    await log.close()
    return child
  }
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess) => exitCode !== null || signalCode !== null
