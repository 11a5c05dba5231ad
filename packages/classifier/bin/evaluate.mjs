#!/usr/bin/env node
import { evaluate } from '../dist/evaluation/evaluate.js'
import { endWithReader } from './end-with-reader.mjs'

endWithReader()
await evaluate(process.argv.slice(2), process.stdout)
