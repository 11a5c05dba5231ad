import { expect, it } from 'vitest'
import { boot } from './product.js'

it('helps with everything, or with one command', async () => {
  const everything = await boot(['--help']).ended
  expect(everything.code).toBe(0)
  for (const command of ['npm start', 'npm test', 'npm run reset', 'npm run backup', 'npm run restore'])
    expect(everything.output).toContain(command)

  const start = await boot(['start', '--help']).ended
  expect(start.output).toContain('--port')
  expect(start.output).not.toContain('npm run reset')
})

it('answers an unknown option with where to look, and nothing else', async () => {
  const { code, output } = await boot(['start', '--prot', '4']).ended
  expect(code).toBe(78)
  expect(output).toBe('Unknown option "--prot". See: npm start -- --help\n')
})
