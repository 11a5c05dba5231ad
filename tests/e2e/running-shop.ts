import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { boot, clearAway, freePort, listening, type Product, serverProcess } from '../boot/product.js'
import { copyOfData } from './prepared-data.js'

/** A shop of its own, as a newcomer finds it after the first start. */
export interface RunningShop {
  readonly origin: string
  readonly owner: { readonly email: string; readonly password: string }
  /** Kills the server in the middle of whatever it does, and starts it again. */
  killAndRestart(): Promise<void>
  /** Saves a backup while the shop runs; `restore` puts the shop back to it. */
  backUp(): Promise<{ restore(): Promise<void> }>
  stop(): Promise<void>
}

export async function startShop(): Promise<RunningShop> {
  const data = await copyOfData()
  const port = await freePort()
  const start = async () => {
    const started = boot(['start', '--data', data, '--port', String(port)])
    await listening(started, port)
    return started
  }
  let product = await start()
  const end = async () => {
    product.process.kill('SIGTERM')
    await product.ended
  }
  return {
    origin: `http://localhost:${port}`,
    owner: await ownerOf(data),
    killAndRestart: async () => {
      process.kill(await serverProcess(data), 'SIGKILL')
      await product.ended
      product = await start()
    },
    backUp: async () => {
      const file = path.join(data, 'backup-of-journey.zip')
      await done(boot(['backup', file, '--data', data]))
      const restore = async () => {
        await end()
        await done(boot(['restore', file, '--data', data, '--replace']))
        product = await start()
      }
      return { restore }
    },
    stop: async () => {
      await end()
      await clearAway(data)
    },
  }
}

async function done({ ended }: Product): Promise<void> {
  const { code, output } = await ended
  if (code !== 0) throw new Error(`Ended with ${code}:\n${output}`)
}

async function ownerOf(data: string): Promise<RunningShop['owner']> {
  const text = await readFile(path.join(data, 'first-sign-in.txt'), 'utf8')
  const [, email, password] = /(owner@\S+)\s+(\S+)/.exec(text) ?? []
  if (email === undefined || password === undefined) throw new Error(`No owner in:\n${text}`)
  return { email, password }
}
