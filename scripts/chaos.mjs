// Kills, freezes, cuts off and starves the built product under load, round after round, and counts what was lost or
// repeated. See tests/chaos.
import { join } from 'node:path'
import { build } from './boot/build.mjs'
import { CHECKOUT, productNode } from './boot/checkout.mjs'
import { run } from './boot/children.mjs'
import { install } from './boot/install.mjs'

await install()
await build()
const { code } = await run(
  productNode(),
  [
    '--import',
    join(CHECKOUT, 'scripts', 'vitest', 'typescript-sources.mjs'),
    join(CHECKOUT, 'tests', 'chaos', 'main.ts'),
    ...process.argv.slice(2),
  ],
  { gently: true },
)
process.exitCode = code
