import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { fileRules } from './file-rules.js'
import { importRules } from './import-rules.js'
import { importsOf, sourceFiles } from './source-file.js'
import { report, violationsOf } from './violation.js'

const root = path.resolve(import.meta.dirname, '../..')
const rules = [...importRules, ...fileRules]
const violationsIn = (place: string, text: string) => violationsOf(rules, [{ path: place, text }])

describe('the architecture', () => {
  const files = sourceFiles(root)

  it('is looked at whole', () => {
    const paths = files.map((file) => file.path)
    expect(paths).toContain('packages/core/src/index.ts')
    expect(paths).toContain('apps/api/src/api-contract.ts')
    expect(files.flatMap(importsOf).length).toBeGreaterThan(300)
  })

  it('holds', () => {
    const violations = violationsOf(rules, files)
    expect(violations, `\n${report(violations)}\n`).toEqual([])
  })
})

const core = 'packages/core/src/money/money.ts'
const orders = 'apps/api/src/commerce/orders/orders.ts'
const long = 'export const line = 1\n'.repeat(301)

/** Each breaks exactly the rule that it is written for. */
const planted: [rule: string, place: string, text: string][] = [
  [
    'A package is entered by its name',
    'apps/builder/src/a.ts',
    "import { a } from '../../../packages/core/src/index.js'",
  ],
  ['The product imports no test', orders, "import './order.arbitrary.js'"],
  ['Core stands on nothing', core, "import { readFile } from 'node:fs/promises'"],
  ['Core stands on nothing', core, "import type { Order } from '@counterflow/plugin-sdk'"],
  ['Core stands on nothing', core, "import {\n  map,\n  of,\n} from 'rxjs'"],
  ['Core stands on nothing', core, "const late = await import('node:os')"],
  ['Core stands on nothing', core, "export { v7 } from 'uuid'"],
  ['Core is pure', core, 'export const now = () => Date.now()'],
  ['Core is pure', core, 'export const now = () => new Date()'],
  ['Core is pure', core, 'export const dice = () => Math.random()'],
  ['Core is pure', core, 'export const width = window.innerWidth'],
  ['The plugin SDK stands on core', 'packages/plugin-sdk/src/a.ts', "import 'node:fs'"],
  [
    "The SDK's command line knows no other part of ours",
    'packages/plugin-sdk/src/cli/a.ts',
    "import '@counterflow/i18n'",
  ],
  ['Receipts stand on core', 'packages/receipts/src/a.ts', "import '@counterflow/i18n'"],
  ['The print agent stands alone', 'packages/print-agent/src/a.ts', "import '@counterflow/core'"],
  [
    'A plugin is written against the SDK alone',
    'packages/plugins/mail/src/a.ts',
    "import '@counterflow/core'",
  ],
  [
    'Front ends know the API by its contract only',
    'apps/builder/src/a.tsx',
    "import '@counterflow/plugin-sdk'",
  ],
  ['Front ends know the API by its contract only', 'apps/pos/src/a.ts', "import fs from 'node:fs'"],
  ['The API loads no front end and no plugin', orders, "import '@counterflow/plugin-commerce'"],
  ['The API loads no front end and no plugin', orders, "import '@counterflow/ui'"],
  [
    'The platform knows no feature',
    'apps/api/src/platform/http/a.ts',
    "import '../../commerce/commerce.public.js'",
  ],
  ['The platform knows no feature', 'apps/api/src/platform/http/a.ts', "import '../../api-contract.js'"],
  ['A feature enters another by its public file only', orders, "import '../../workflows/runs/runs.js'"],
  ['A feature enters another by its public file only', orders, "import '../../workflows/runs/run.table.js'"],
  [
    'A feature enters another by its public file only',
    orders,
    "import '../../workflows/runs/runs.contract.js'",
  ],
  ['A feature enters another by its public file only', orders, "import '../../app.module.js'"],
  ['No file over 300 lines', 'apps/api/src/commerce/a.ts', long],
  ['A name says what is inside', 'apps/api/src/commerce/order-utils.ts', ''],
  ['A name says what is inside', 'apps/builder/src/common/a.ts', ''],
  ['A name says what is inside', 'apps/builder/src/OrderHelper.tsx', ''],
]

describe('the rules', () => {
  it.each(planted)('notice what breaks "%s" in %s: %j', (rule, place, text) => {
    const violations = violationsIn(place, text)
    expect(violations.map((violation) => violation.rule)).toEqual([rule])
    expect(report(violations)).toContain(rules.find(({ name }) => name === rule)?.reason)
  })

  it('are each proven by a planted violation', () => {
    const proven = new Set(planted.map(([rule]) => rule))
    expect(rules.map(({ name }) => name).filter((name) => !proven.has(name))).toEqual([])
  })

  it.each([
    [core, "import { z } from 'zod'\nimport { currency } from './currency.js'"],
    [core, '// not Date.now(), and not Math.random()\nexport const text = "new Date()"'],
    ['packages/core/src/money/money.spec.ts', "import fc from 'fast-check'\nconst now = Date.now()"],
    [orders, "import '../customers/customers.js'\nimport '../../platform/database/database.js'"],
    [orders, "import '../../identity/identity.public.js'\nimport { v7 } from 'uuid'"],
    ['apps/api/src/workflows/a.contract.ts', "import '../plugins/catalogue/catalogue.contract.js'"],
    ['apps/api/src/workflows/workflows.module.ts', "import '../commerce/commerce.module.js'"],
    ['apps/builder/vitest.config.ts', "import { defineConfig } from 'vitest/config'"],
    ['apps/api/src/app.module.ts', "import './commerce/commerce.module.js'"],
    ['apps/api/src/seed/demo-shop.ts', "import '../commerce/orders/orders.js'"],
    ['apps/builder/src/a.tsx', "import '@counterflow/ui'\nimport { useQuery } from '@tanstack/react-query'"],
    ['apps/api/src/commerce/community.ts', ''],
  ])('let pass what is right in %s', (place, text) => {
    expect(violationsIn(place, text)).toEqual([])
  })
})
