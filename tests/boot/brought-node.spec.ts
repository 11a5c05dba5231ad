import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { checkThatItStarts } from '../../scripts/boot/brought-node.mjs'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'counterflow-node-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

async function nodeThatSays(reason: string): Promise<string> {
  const program = join(folder, 'node')
  await writeFile(program, `#!/bin/sh\necho "${reason}" >&2\nexit 127\n`)
  await chmod(program, 0o755)
  return program
}

it('does with a Node that starts', () => {
  expect(checkThatItStarts(process.execPath)).toBeUndefined()
})

it('names the package of a library that the system lacks', async () => {
  const loader = 'node: error while loading shared libraries: libatomic.so.1: cannot open shared object file'
  const message = checkThatItStarts(await nodeThatSays(loader))
  expect(message).toContain(loader)
  expect(message).toContain('apt-get install libatomic1')
  expect(message).toContain('https://nodejs.org')
})

it('says what else went wrong', async () => {
  expect(checkThatItStarts(await nodeThatSays('Illegal instruction'))).toContain('Illegal instruction')
  expect(checkThatItStarts(join(folder, 'missing'))).toContain('ENOENT')
})
