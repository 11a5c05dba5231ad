#!/usr/bin/env node
import { existsSync } from 'node:fs'
import { endWithReader } from './end-with-reader.mjs'

if (!existsSync(new URL('../dist/cli/command.js', import.meta.url))) {
  process.stderr.write('The classifier is not built yet: run `npm start` or `npm run build` first.\n')
  process.exit(1)
}
const { runCommand } = await import('../dist/cli/command.js')

endWithReader()
process.exitCode = await runCommand(process.argv.slice(2), {
  input: process.stdin,
  output: process.stdout,
  progress: process.stderr,
})
