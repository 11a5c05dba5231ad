import { writeFileSync } from 'node:fs'
import base from './vite.config'
export default { ...base, plugins: [...(base as any).plugins, { name: 'sizes', generateBundle(_: any, bundle: any) {
  const out = Object.values(bundle).filter((c: any) => c.type === 'chunk').map((c: any) => ({ file: c.fileName, size: c.code.length, imports: c.imports, dynamic: c.dynamicImports, isEntry: c.isEntry, modules: Object.fromEntries(Object.entries(c.modules).map(([k, v]: any) => [k.replace(/.*node_modules\/(?:\.pnpm\/[^/]+\/node_modules\/)?/, 'npm:').replace(/.*wt-speed\//, ''), v.renderedLength])) }))
  writeFileSync('/tmp/sizes.json', JSON.stringify(out)) } }] }
