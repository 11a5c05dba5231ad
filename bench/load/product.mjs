// Starts the built product on data of its own, signs in, and knows how to install a workflow.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const checkout = fileURLToPath(new URL('../..', import.meta.url))
const readyWithin = 30_000

export async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  return typeof address === 'object' && address ? address.port : 0
}

/** @param {number} pid resident memory in megabytes */
function memoryOf(pid) {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1_024
  } catch {
    return 0
  }
}

/** Proportional memory of PostgreSQL's processes that share a data folder, in megabytes. @param {string} data */
function databaseMemory(data) {
  let total = 0
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue
    try {
      const command =
        readFileSync(`/proc/${entry}/environ`, 'latin1') + readFileSync(`/proc/${entry}/cmdline`, 'latin1')
      const folder = readFileSync(`/proc/${entry}/status`, 'utf8')
      if (!folder.startsWith('Name:\tpostgres')) continue
      if (!command.includes('postgres')) continue
      total +=
        Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${entry}/smaps_rollup`, 'utf8'))?.[1] ?? 0) / 1_024
    } catch {
      // The process is gone, or not ours to look at.
    }
  }
  return total
}

/** @param {{ args?: string[], environment?: Record<string, string> }} [options] */
export async function startProduct({ args = [], environment = {} } = {}) {
  const data = mkdtempSync(join(tmpdir(), 'counterflow-bench-'))
  chmodSync(data, 0o755)
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const node = join(checkout, 'node_modules/.bin/node')

  const begin = async () => {
    const child = spawn(node, [...args, join(checkout, 'apps/api/dist/counterflow.mjs')], {
      cwd: checkout,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        ...process.env,
        PORT: String(port),
        COUNTERFLOW_DATA: data,
        NODE_ENV: 'production',
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

  return {
    url,
    data,
    call,
    pid: () => child.pid ?? 0,
    /** Installs `definition`, turns it on and answers the address of its webhook. @param {{ name: string }} definition */
    async install(definition) {
      const made = await call('POST', '/workflows', { name: definition.name, definition })
      await call('POST', `/workflows/${made.id}/turn-on`, { revision: made.draftRevision })
      const { url: address } = await call('GET', `/workflows/${made.id}/webhook`)
      return { id: made.id, address: `${url}${new URL(address).pathname}` }
    },
    memory: () => ({ server: memoryOf(child.pid ?? 0), database: databaseMemory(data) }),
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
      rmSync(data, { recursive: true, force: true })
    },
  }
}
