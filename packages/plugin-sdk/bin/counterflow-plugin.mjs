#!/usr/bin/env node
import { runCommand } from '../dist/cli/command.js'

process.exitCode = await runCommand(process.argv.slice(2), process.cwd())
