// Starts the built product on data of its own, signs in, and knows how to install a workflow.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { serverProcess } from '../../scripts/boot/server-process.mjs'
import { childrenOf, memoryOf, sharedMemoryOf } from './memory.mjs'

const checkout = fileURLToPath(new URL('../..', import.meta.url))
/** A busy machine takes its time. */
const readyWithin = 120_000
const millisecondsPerTick = 10

export async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  return typeof address === 'object' && address ? address.port : 0
}

/** Processor time that a process has used so far, in milliseconds. @param {string | number} pid */
function processorTime(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    return (Number(fields[11]) + Number(fields[12])) * millisecondsPerTick
  } catch {
    return 0
  }
}

/** The processes of the PostgreSQL that works in a data folder. @param {string} data */
function databaseProcesses(data) {
  return readdirSync('/proc').filter((entry) => {
    try {
      return /^\d+$/.test(entry) && readlinkSync(`/proc/${entry}/cwd`).startsWith(data)
    } catch {
      return false
    }
  })
}

/** @param {number[]} numbers */
const sum = (numbers) => numbers.reduce((total, number) => total + number, 0)

/**
 * @param {{ args?: string[], environment?: Record<string, string>, folder?: string }} [options] `folder`: data that is
 *   there already, and stays
 */
export async function startProduct({ args = [], environment = {}, folder } = {}) {
  const data = folder ?? mkdtempSync(join(tmpdir(), 'counterflow-bench-'))
  chmodSync(data, 0o755)
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const node = join(checkout, 'node_modules/.bin/node')
  const { parameters, environment: own } = serverProcess(data)

  const begin = async () => {
    const child = spawn(node, [...args, ...parameters], {
      cwd: checkout,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        ...process.env,
        ...own,
        API_RATE_LIMIT: 'off',
        PORT: String(port),
        COUNTERFLOW_DATA: data,
        ...environment,
      },
    })
    const limit = performance.now() + readyWithin
    for (;;) {
      const answered = await fetch(`${url}/api/health`).then(
        (response) => response.ok,
        () => false,
      )
      if (answered) return child
      if (child.exitCode !== null || performance.now() > limit) throw new Error('The product did not start.')
      await delay(20)
    }
  }
  let child = await begin()

  const [, email, password] =
    /(\S+@\S+)\s+(\S+)/.exec(readFileSync(join(data, 'first-sign-in.txt'), 'utf8')) ?? []
  const signedIn = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { origin: url, 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  })
  const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? ''

  /** @param {string} method @param {string} path @param {unknown} [body] @returns {Promise<any>} */
  async function call(method, path, body) {
    const response = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { origin: url, cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`)
    return text === '' ? undefined : JSON.parse(text)
  }

  /** What the server has started beside PostgreSQL: the model of the inbox, while it is asked. */
  const companions = () => {
    const database = databaseProcesses(data)
    return childrenOf(child.pid ?? 0).filter((pid) => !database.includes(pid))
  }

  return {
    url,
    data,
    call,
    /** What its owner is known by, as a header. */
    cookie: () => cookie,
    pid: () => child.pid ?? 0,
    /** Installs `definition`, turns it on and answers the address of its webhook. @param {{ name: string }} definition */
    async install(definition) {
      const made = await call('POST', '/workflows', { name: definition.name, definition })
      await call('POST', `/workflows/${made.id}/turn-on`, { revision: made.draftRevision })
      const { url: address } = await call('GET', `/workflows/${made.id}/webhook`)
      return { id: made.id, address: `${url}${new URL(address).pathname}` }
    },
    memory: () => ({
      server: memoryOf(child.pid ?? 0),
      model: sum(companions().map(sharedMemoryOf)),
      database: sum(databaseProcesses(data).map(sharedMemoryOf)),
    }),
    /** Processor time used so far, in milliseconds. */
    processor: () => ({
      server: processorTime(child.pid ?? 0),
      database: sum(databaseProcesses(data).map(processorTime)),
    }),
    async kill() {
      const ended = once(child, 'exit')
      child.kill('SIGKILL')
      await ended
    },
    async startAgain() {
      child = await begin()
    },
    async stop() {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
      if (folder === undefined) rmSync(data, { recursive: true, force: true })
    },
  }
}
