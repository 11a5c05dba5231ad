import { chmod, mkdir, mkdtemp, readlink, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runsAsRoot } from './account.js'
import { closedAncestor, prepareServerFolders } from './server-folders.js'

let checkout: string

beforeEach(async () => {
  checkout = await realpath(await mkdtemp(join(tmpdir(), 'counterflow-folders-')))
})

afterEach(async () => {
  const outside = await readlink(join(checkout, '.counterflow', 'postgres')).catch(() => undefined)
  if (outside?.startsWith('/var/lib/counterflow/')) await rm(outside, { recursive: true })
  await rm(checkout, { recursive: true })
})

it('names the outermost folder that others may not enter', async () => {
  await mkdir(join(checkout, 'inner'), { mode: 0o700 })
  expect(await closedAncestor(join(checkout, 'inner', 'file'))).toBe(checkout)
  await chmod(checkout, 0o755)
  expect(await closedAncestor(join(checkout, 'inner', 'file'))).toBe(join(checkout, 'inner'))
  await chmod(join(checkout, 'inner'), 0o711)
  expect(await closedAncestor(join(checkout, 'inner', 'file'))).toBeUndefined()
})

it('keeps everything under the home of an ordinary user, however closed that is', async () => {
  const home = join(checkout, '.counterflow')
  const folders = await prepareServerFolders(home, false)
  expect(folders.data).toBe(join(home, 'postgres', 'data'))
})

it('keeps everything under a home of root that others may enter', async () => {
  await chmod(checkout, 0o755)
  const home = join(checkout, '.counterflow')
  const folders = await prepareServerFolders(home, true)
  expect(folders.data).toBe(join(home, 'postgres', 'data'))
})

it('tells root what to open when a home with data has been closed', async () => {
  await chmod(checkout, 0o755)
  await prepareServerFolders(join(checkout, '.counterflow'), true)
  await chmod(checkout, 0o700)
  await expect(prepareServerFolders(join(checkout, '.counterflow'), true)).rejects.toThrow(
    `chmod o+x '${checkout}'`,
  )
})

describe.runIf(runsAsRoot())('a home that only root may enter', () => {
  it('has its server outside, and keeps it there after the home has been opened', async () => {
    const home = join(checkout, '.counterflow')
    const folders = await prepareServerFolders(home, true)
    expect(folders.server).toMatch(/^\/var\/lib\/counterflow\/[0-9a-f]{16}$/)
    await writeFile(join(folders.server, 'mark'), '')

    await chmod(checkout, 0o755)
    expect((await prepareServerFolders(home, true)).server).toBe(folders.server)
  })
})
