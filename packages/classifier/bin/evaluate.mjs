#!/usr/bin/env node
import { evaluate } from '../dist/evaluation/evaluate.js'

await evaluate(process.argv.slice(2), process.stdout)
