import { fileURLToPath } from 'node:url'
import { oneFile } from './one-file.ts'

await oneFile(fileURLToPath(import.meta.resolve('../dist/counterflow-print-agent.mjs')))
