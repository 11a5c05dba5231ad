import { type ChildProcess, type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { readdir, readFile, readlink, rm } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { signal } from '../../apps/api/src/platform/database/embedded/processes.js'

const BOOT = fileURLToPath(new URL('../../scripts/boot.mjs', import.meta.url))

export const isBuilt = existsSync(
  fileURLToPath(new URL('../../apps/api/dist/counterflow.mjs', import.meta.url)),
)

export interface Ended {
  readonly code: number | null
  readonly output: string
}

export interface Product {
  readonly process: ChildProcess
  readonly ended: Promise<Ended>
}

/** Runs the boot script for real; `environment` overrides ours, and takes away what is `undefined`. */
export function boot(parameters: string[], environment: Record<string, string | undefined> = {}): Product {
  const env = { ...process.env, DATABASE_URL: undefined, PORT: undefined, HTTPS: 'off', ...environment }
  return watched(spawn(process.execPath, [BOOT, ...parameters], { env, stdio: ['ignore', 'pipe', 'pipe'] }))
}

/** Collects what a process prints until it ends. */
export function watched(child: ChildProcessByStdio<null, Readable, Readable>): Product {
  const output: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk))
  const ended = once(child, 'exit').then(([code]) => ({ code, output: Buffer.concat(output).toString() }))
  return { process: child, ended }
}

/**
 * Resolves when the product answers on the port; rejects, with what was printed, when it ends first. That somebody
 * listens says less: the product tries the port long before it is ready.
 */
export async function listening(product: Product, port: number): Promise<void> {
  const early = product.ended.then(({ code, output }) => {
    throw new Error(`The product ended with ${code}:\n${output}`)
  })
  const answers = async () => {
    while (!(await isServed(port))) await delay(25)
  }
  await Promise.race([answers(), early])
}

/** Whether the product answers on the port, in whatever state it is. */
export async function isServed(port: number, host = '127.0.0.1'): Promise<boolean> {
  const signal = AbortSignal.timeout(2_000)
  return fetch(`http://${host}:${port}/health`, { signal }).then(
    () => true,
    () => false,
  )
}

export async function accepts(port: number, host = '127.0.0.1'): Promise<boolean> {
  const socket = connect(port, host)
  try {
    await once(socket, 'connect')
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (typeof address !== 'object' || !address) throw new Error('No port is free.')
  return address.port
}

/** The processes of the product on that data: those that were told of it, and those that work inside it. */
export async function processesOf(data: string): Promise<number[]> {
  const entries = await readdir('/proc')
  const pids = entries.map(Number).filter((pid) => pid > 0 && pid !== process.pid)
  const found = await Promise.all(pids.map(async (pid) => ((await belongsTo(pid, data)) ? [pid] : [])))
  return found.flat()
}

/** Ends what is left of the product on that data, and removes it. What just ends may still write a last file. */
export async function clearAway(data: string): Promise<void> {
  for (const pid of await processesOf(data)) signal(pid, 'SIGKILL')
  await rm(data, { recursive: true, maxRetries: 5 })
}

/** The process that serves the product: the one that looks after its database. */
export async function serverProcess(data: string): Promise<number> {
  return Number((await readFile(join(data, 'postgres', 'supervisor.pid'), 'utf8')).trim())
}

async function belongsTo(pid: number, data: string): Promise<boolean> {
  const folder = await readlink(`/proc/${pid}/cwd`).catch(() => '')
  if (folder.startsWith(data)) return true
  const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
  if (commandLine.includes(data)) return true
  const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '')
  return environment.split('\0').includes(`COUNTERFLOW_DATA=${data}`)
}
