import { type Import, importsOf, isSpec, leadsToSpec, type SourceFile, type Target } from './source-file.js'
import type { Rule } from './violation.js'

interface Wall {
  readonly name: string
  readonly reason: string
  /** Which files stand behind the wall. */
  readonly applies: (file: SourceFile) => boolean
  readonly allows: (target: Target, file: SourceFile) => boolean
}

const inFolder = (folder: string) => (file: SourceFile) => file.path.startsWith(`${folder}/`)
const into = (target: Target, folder: string) =>
  target.kind === 'file' && target.path.startsWith(`${folder}/`)
const anyOf = (target: Target, names: readonly string[]) =>
  target.kind === 'package' && names.includes(target.name)
const isOurs = (target: Target) => target.kind === 'package' && target.name.startsWith('@counterflow/')
const isNode = (target: Target) => target.kind === 'package' && target.name.startsWith('node:')

/** Small, pure, and without a word about where they run. */
const pureLibraries = ['@noble/hashes', 'croner', 'liquidjs', 'zod']
const testTools = ['vitest', 'fast-check']

const api = 'apps/api/src'

/** The composition root: it puts the parts together, so it alone may know them all. */
const compositionRoot = [
  // api-contract.ts, app.module.ts, main.ts: what lies in no feature's folder.
  /^apps\/api\/src\/[^/]+\.ts$/,
  /^apps\/api\/src\/seed\//,
  // A command that writes the description of the whole API, and no part of the platform that runs.
  /^apps\/api\/src\/platform\/http\/openapi\/write-openapi-document\.ts$/,
]
const isCompositionRoot = (file: SourceFile) => compositionRoot.some((pattern) => pattern.test(file.path))

/** `commerce` of `apps/api/src/commerce/orders/orders.ts`; undefined for files directly in the folder. */
const featureOf = (path: string) => /^apps\/api\/src\/([^/]+)\//.exec(path)?.[1]
const isProductCode = (file: SourceFile) => inFolder(api)(file) && !isSpec(file)

const isBuildSetting = (file: SourceFile) => /^apps\/[^/]+\/vite[^/]*\.config\.ts$/.test(file.path)

function packageRoot(path: string): string {
  const parts = path.split('/')
  return parts.slice(0, path.startsWith('packages/plugins/') ? 3 : 2).join('/')
}

const walls: readonly Wall[] = [
  {
    name: 'The product imports no test',
    reason: 'what tests are made of is not built, not shipped, and free to be slow and random.',
    applies: (file) => !isSpec(file) && /^(apps|packages)\/.+\/src\//.test(file.path),
    allows: (target) => !leadsToSpec(target) && !anyOf(target, testTools),
  },
  {
    name: 'A package is entered by its name',
    reason: 'a path into another package goes around what that package offers, and breaks when it is built.',
    applies: (file) => /^(apps|packages)\//.test(file.path),
    allows: (target, file) =>
      target.kind === 'package' ||
      into(target, packageRoot(file.path)) ||
      // How apps are built is no part of any of them.
      (isBuildSetting(file) && into(target, 'scripts/vite')),
  },
  {
    name: 'Core stands on nothing',
    reason:
      'it runs in the server, the browser and the till, and must give the same answer in each: clock, randomness and files come in as arguments.',
    applies: inFolder('packages/core/src'),
    allows: (target, file) =>
      target.kind === 'file' ||
      anyOf(target, pureLibraries) ||
      (isSpec(file) && (anyOf(target, testTools) || isNode(target))),
  },
  {
    name: 'The plugin SDK stands on core',
    reason: 'a plugin is bundled with it and runs in an isolated process without files and network.',
    applies: (file) =>
      inFolder('packages/plugin-sdk/src')(file) && !inFolder('packages/plugin-sdk/src/cli')(file),
    allows: (target, file) =>
      (target.kind === 'file' && !into(target, 'packages/plugin-sdk/src/cli')) ||
      anyOf(target, ['@counterflow/core', ...pureLibraries]) ||
      (isSpec(file) && (target.kind === 'file' || anyOf(target, testTools) || isNode(target))),
  },
  {
    name: "The SDK's command line knows no other part of ours",
    reason: 'a plugin author installs it from npm, without the rest of the product.',
    applies: inFolder('packages/plugin-sdk/src/cli'),
    allows: (target) => !isOurs(target) || anyOf(target, ['@counterflow/core']),
  },
  {
    name: 'A plugin is written against the SDK alone',
    reason:
      'ours must be able to do nothing that those of others cannot; whatever is missing belongs into the SDK.',
    applies: inFolder('packages/plugins'),
    allows: (target, file) =>
      target.kind === 'file' ||
      anyOf(target, ['@counterflow/plugin-sdk']) ||
      (isSpec(file) && (anyOf(target, testTools) || isNode(target))),
  },
  {
    name: 'Front ends know the API by its contract only',
    reason: 'they run in a browser, apart from the server: core, api-client, i18n and ui are made for that.',
    applies: (file) => /^(apps\/(builder|storefront|pos)\/src|packages\/ui\/src)\//.test(file.path),
    allows: (target, file) =>
      (!isOurs(target) ||
        anyOf(target, [
          '@counterflow/core',
          '@counterflow/api-client',
          '@counterflow/i18n',
          '@counterflow/ui',
          ...(file.path.startsWith('apps/pos/') ? ['@counterflow/receipts'] : []),
        ])) &&
      (!isNode(target) || isSpec(file)),
  },
  {
    name: 'Receipts stand on core',
    reason:
      'they are printed by the device that sold, with or without a network: nothing else is there for sure.',
    applies: (file) => inFolder('packages/receipts/src')(file) && !isSpec(file),
    allows: (target) => target.kind === 'file' || anyOf(target, ['@counterflow/core', 'qr']),
  },
  {
    name: 'The print agent stands alone',
    reason: 'it is installed beside a printer, on a computer that has nothing of ours.',
    applies: (file) => inFolder('packages/print-agent/src')(file) && !isSpec(file),
    allows: (target) => target.kind === 'file' || isNode(target) || anyOf(target, ['zod']),
  },
  {
    name: 'The API loads no front end and no plugin',
    reason: 'it serves front ends as files, and finds plugins by their manifest through the one registry.',
    applies: inFolder(api),
    allows: (target) =>
      !(
        target.kind === 'package' &&
        /^@counterflow\/(ui|api-client|builder|storefront|pos|plugin-(?!sdk$).+)$/.test(target.name)
      ),
  },
  {
    name: 'The platform knows no feature',
    reason: 'it is what every feature stands on; a business word in it ties them all together.',
    applies: (file) => isProductCode(file) && featureOf(file.path) === 'platform' && !isCompositionRoot(file),
    allows: (target) => target.kind === 'package' || into(target, `${api}/platform`),
  },
  {
    name: 'A feature enters another by its public file only',
    reason: 'parts hear of each other by events; what else one needs, the other offers in its *.public.ts.',
    applies: (file) => isProductCode(file) && featureOf(file.path) !== 'platform' && !isCompositionRoot(file),
    allows: (target, file) => {
      if (target.kind === 'package' || into(target, `${api}/platform`)) return true
      const feature = featureOf(file.path)
      if (feature !== undefined && into(target, `${api}/${feature}`)) return true
      if (featureOf(target.path) === undefined) return false
      if (target.path.endsWith('.public.ts')) return true
      // A contract may show what another shows, and a module may name the one that provides what it needs.
      return ['.contract.ts', '.module.ts'].some(
        (ending) => file.path.endsWith(ending) && target.path.endsWith(ending),
      )
    },
  },
]

const described = ({ specifier }: Import) => `imports ${specifier}`

export const importRules: readonly Rule[] = walls.map(({ name, reason, applies, allows }) => ({
  name,
  reason,
  check: (file) =>
    applies(file)
      ? importsOf(file)
          .filter(({ target }) => !allows(target, file))
          .map((entry) => ({ line: entry.line, found: described(entry) }))
      : [],
}))
