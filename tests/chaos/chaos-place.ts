import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { ChaosDatabase } from './chaos-database.js'
import { type ChaosWorkflow, chaosWorkflows } from './chaos-workflows.js'
import { type ChaosRole, ProductProcess } from './product-process.js'
import { Random } from './random.js'
import type { Address } from './sender.js'
import { installWorkflow, signIn } from './shop.js'
import { Sink } from './sink.js'

/** A workflow of the load as it is installed. */
export interface InstalledWorkflow extends ChaosWorkflow {
  readonly id: string
  readonly address: Address
}

/** Where rounds take place: a database, processes of the product on it, and the service that their workflows call. */
export class ChaosPlace {
  readonly database: ChaosDatabase
  readonly sink: Sink
  readonly folder: string
  readonly processes: ProductProcess[] = []
  workflows: InstalledWorkflow[] = []

  private constructor(database: ChaosDatabase, sink: Sink, folder: string) {
    this.database = database
    this.sink = sink
    this.folder = folder
  }

  /**
   * One process that serves, two that work.
   * @param folder an existing folder for logs and data folders
   */
  static async open(folder: string, log: (message: string) => void): Promise<ChaosPlace> {
    const database = await ChaosDatabase.open(log)
    const place = new ChaosPlace(database, await Sink.open(new Random(1)), folder)
    const api = await place.add('api', 'api')
    await Promise.all([place.add('worker', 'worker-1'), place.add('worker', 'worker-2')])
    const owner = await signIn(api.url, api.data)
    for (const workflow of chaosWorkflows(`http://127.0.0.1:${place.sink.port}`)) {
      const { id, path } = await installWorkflow(owner, workflow.definition)
      place.workflows.push({ ...workflow, id, address: { workflow: id, path } })
    }
    return place
  }

  async add(role: ChaosRole, name: string): Promise<ProductProcess> {
    const process = await ProductProcess.start(this, role, name)
    this.processes.push(process)
    return process
  }

  async remove(process: ProductProcess): Promise<void> {
    this.processes.splice(this.processes.indexOf(process), 1)
    await process.stop()
  }

  /** Those that take deliveries. */
  serving(): ProductProcess[] {
    return this.processes.filter(({ role }) => role !== 'worker')
  }

  /** Those that drive runs. */
  working(): ProductProcess[] {
    return this.processes.filter(({ role }) => role !== 'api')
  }

  /** Ends everything. Logs stay when they are needed. */
  async close({ keepLogs }: { keepLogs: boolean }): Promise<void> {
    await Promise.all(this.processes.map((process) => process.stop()))
    await this.sink.close()
    await this.database.close()
    if (!keepLogs) await rm(this.folder, { recursive: true, force: true, maxRetries: 5 })
    else
      for (const { data } of this.processes) await rm(data, { recursive: true, force: true, maxRetries: 5 })
  }

  /** The logs of the processes, by their names. */
  async logs(): Promise<string[]> {
    const entries = await readdir(this.folder)
    return entries.filter((entry) => entry.endsWith('.log')).map((entry) => join(this.folder, entry))
  }
}
