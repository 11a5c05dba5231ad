// Simulated sales over many registers that die at every await, with wrong clocks, lost and doubled batches and wiped
// storage: 0 lost, 0 doubled, totals equal to the unit, each loss an exact gap. It is the spec of the core, at length.
// Run: node bench/pos/simulation.mjs [--sales 1000000] [--seed 42]
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const { values } = parseArgs({
  options: { sales: { type: 'string', default: '1000000' }, seed: { type: 'string', default: '42' } },
})
const { status } = spawnSync('npx', ['vitest', 'run', '--project', 'packages', 'ledger-simulation'], {
  cwd: fileURLToPath(new URL('../..', import.meta.url)),
  env: { ...process.env, SIMULATED_SALES: values.sales, SIMULATED_SEED: values.seed },
  stdio: 'inherit',
})
process.exit(status ?? 1)
