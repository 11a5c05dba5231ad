import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { boot } from './product.js'

let folder: string
let data: string

beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'counterflow-reset-')))
  data = join(folder, 'shop')
  await mkdir(join(data, 'postgres', 'data'), { recursive: true })
  await writeFile(join(data, 'postgres', 'supervisor.lock'), '')
})

afterEach(async () => {
  await rm(folder, { recursive: true })
})

it('removes the data when told not to ask', async () => {
  const { code, output } = await boot(['reset', '--yes', '--data', data]).ended
  expect(code).toBe(0)
  expect(output).toContain(`Removed ${data}`)
  expect(existsSync(data)).toBe(false)
})

it('removes a database that lives outside, behind a link', async () => {
  const outside = join(folder, 'outside')
  await rm(join(data, 'postgres'), { recursive: true })
  await mkdir(outside)
  await writeFile(join(outside, 'supervisor.lock'), '')
  await symlink(outside, join(data, 'postgres'))
  await boot(['reset', '--yes', '--data', data]).ended
  expect(existsSync(outside)).toBe(false)
  expect(existsSync(data)).toBe(false)
})

it.each([
  ['nobody is there to ask', ['reset'], {}, 'npm run reset -- --yes'],
  [
    'the data is in a database of the merchant',
    ['reset', '--yes'],
    { DATABASE_URL: 'postgres://a/b' },
    'DATABASE_URL is set',
  ],
])('removes nothing when %s', async (_, parameters, environment, message) => {
  const { code, output } = await boot([...parameters, '--data', data], environment).ended
  expect(code).toBe(78)
  expect(output).toContain(message)
  expect(existsSync(join(data, 'postgres', 'data'))).toBe(true)
})

it('removes nothing that is not a shop', async () => {
  await rm(join(data, 'postgres'), { recursive: true })
  await writeFile(join(data, 'thesis.txt'), '')
  const { code, output } = await boot(['reset', '--yes', '--data', data]).ended
  expect(code).toBe(78)
  expect(output).toContain('holds no data of Counterflow')
  expect(existsSync(join(data, 'thesis.txt'))).toBe(true)
})

it('removes no folder that holds more than a shop, such as a home', async () => {
  const { code, output } = await boot(['reset', '--yes', '--data', data], { HOME: join(data, 'home') }).ended
  expect(code).toBe(78)
  expect(output).toContain('holds more than')
  expect(existsSync(data)).toBe(true)
})

it('says so when there is nothing', async () => {
  const { code, output } = await boot(['reset', '--yes', '--data', join(folder, 'nowhere')]).ended
  expect(code).toBe(0)
  expect(output).toContain('nothing to remove')
})
