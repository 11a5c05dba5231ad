import { expect, it } from 'vitest'
import { checkNode } from '../../scripts/boot/node-version.mjs'

it.each([
  ['20.0.0', 'linux', 'x64'],
  ['20.20.2', 'linux', 'arm64'],
  ['26.10.0', 'darwin', 'arm64'],
  ['27.0.0', 'win32', 'x64'],
])('does with Node %s on %s-%s', (version, platform, arch) => {
  expect(checkNode({ version, platform, arch })).toBeUndefined()
})

it.each([
  ['18.20.4', 'linux', 'x64', 'needs Node 20', 'nvm install 26'],
  ['24.3.0', 'darwin', 'arm64', 'needs Node 26', 'brew install node@26'],
  ['24.3.0', 'win32', 'x64', 'needs Node 26', 'winget install'],
  ['24.3.0', 'linux', 'riscv64', 'needs Node 26', 'nvm install 26'],
])('says what Node %s on %s-%s lacks, and how to get it', (version, platform, arch, need, remedy) => {
  const message = checkNode({ version, platform, arch })
  expect(message).toContain(need)
  expect(message).toContain(`this is Node ${version}`)
  expect(message).toContain(remedy)
})
