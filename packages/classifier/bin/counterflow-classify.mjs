#!/usr/bin/env node
import { existsSync } from 'node:fs'

if (!existsSync(new URL('../dist/cli/command.js', import.meta.url))) {
  process.stderr.write('The classifier is not built yet: run `npm start` or `npm run build` first.\n')
  process.exit(1)
}
const { runCommand } = await import('../dist/cli/command.js')

// Whoever reads no further, as `head` does, is no error.
process.stdout.on('error', (error) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

process.exitCode = await runCommand(process.argv.slice(2), {
  input: process.stdin,
  output: process.stdout,
  progress: process.stderr,
})
