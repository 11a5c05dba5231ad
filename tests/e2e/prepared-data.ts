import { execFile } from 'node:child_process'
import { chmod, mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { boot, freePort, listening } from '../boot/product.js'

const run = promisify(execFile)

/** Starts a shop once and ends it again: what a first start makes takes longer than to copy it. */
export default async function prepareData(): Promise<() => Promise<void>> {
  const data = await newFolder()
  const port = await freePort()
  const product = boot(['start', '--data', data, '--port', String(port)])
  await listening(product, port)
  product.process.kill('SIGTERM')
  await product.ended
  process.env.JOURNEY_DATA = data
  return () => rm(data, { recursive: true, maxRetries: 5 })
}

/** The data of a shop that nobody has visited yet. */
export async function copyOfData(): Promise<string> {
  const prepared = process.env.JOURNEY_DATA
  if (prepared === undefined) throw new Error('Playwright’s global set-up prepares the data of a shop.')
  const data = await newFolder()
  // With its owners, which Node's own copy forgets: the database runs under another account where root starts it.
  await run('cp', ['-a', `${prepared}/.`, data])
  return data
}

async function newFolder(): Promise<string> {
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), 'counterflow-journey-')))
  await chmod(folder, 0o755)
  return folder
}
