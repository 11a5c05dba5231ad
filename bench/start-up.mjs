// How long a person waits: from `npm start` to an answer, the first time (everything is built already, the shop
// is new) and the following times. Run: node bench/start-up.mjs [repetitions]
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const checkout = fileURLToPath(new URL('..', import.meta.url))
const repetitions = Number(process.argv[2] ?? 5)
const data = mkdtempSync(join(tmpdir(), 'counterflow-bench-'))
chmodSync(data, 0o755)

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  return typeof address === 'object' && address ? address.port : 0
}

/** @param {number} port */
async function answers(port) {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/api/health`)
    await response.arrayBuffer()
    return response.ok
  } catch {
    return false
  }
}

/** @returns {Promise<{ ready: number, stopped: number }>} milliseconds */
async function startAndStop() {
  const port = await freePort()
  const begin = performance.now()
  const product = spawn('npm', ['start', '--silent', '--', '--port', String(port), '--data', data], {
    cwd: checkout,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const ended = once(product, 'exit')
  while (!(await answers(port))) {
    if (product.exitCode !== null) throw new Error(`npm start ended with ${product.exitCode}.`)
    await delay(10)
  }
  const ready = performance.now() - begin
  const stopping = performance.now()
  product.kill('SIGTERM')
  await ended
  return { ready, stopped: performance.now() - stopping }
}

try {
  for (let round = 0; round <= repetitions; round++) {
    const { ready, stopped } = await startAndStop()
    const name = round === 0 ? 'new shop' : `start ${round}`
    process.stdout.write(
      `${name.padEnd(10)} ready ${ready.toFixed(0).padStart(6)} ms   stopped ${stopped.toFixed(0).padStart(5)} ms\n`,
    )
  }
} finally {
  rmSync(data, { recursive: true, force: true })
}
