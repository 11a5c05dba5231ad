import { readFileSync } from 'node:fs'
import path from 'node:path'
import { build, type Plugin } from 'esbuild'
import { expect, it } from 'vitest'
import { officeBundle } from '../../packages/i18n/src/catalogues/bundles/office.en.js'

const builder = path.resolve(import.meta.dirname, '../../apps/builder')

/** Other pages load the rest of the texts before they are drawn. */
const withoutOtherPages: Plugin = {
  name: 'without-other-pages',
  setup: ({ onResolve }) =>
    onResolve({ filter: /features\/.*Page$/ }, (imported) =>
      imported.kind === 'dynamic-import' ? { path: imported.path, external: true } : undefined,
    ),
}

/** Every source of the canvas, the frame around it, and all that they load later. */
async function sourcesOfCanvas(): Promise<string[]> {
  const { metafile } = await build({
    absWorkingDir: builder,
    entryPoints: [
      './src/features/workflows/editor/EditorPage.tsx',
      './src/application/Application.tsx',
      './src/application/shell/Shell.tsx',
    ],
    bundle: true,
    write: false,
    metafile: true,
    splitting: true,
    format: 'esm',
    outdir: 'unused',
    jsx: 'automatic',
    packages: 'external',
    loader: { '.css': 'empty' },
    plugins: [withoutOtherPages],
  })
  return Object.keys(metafile.inputs)
}

const keysOf = (tree: object, before = ''): string[] =>
  Object.entries(tree).flatMap(([name, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null
      ? [`${before}${name}`, ...keysOf(value, `${before}${name}.`)]
      : [`${before}${name}`],
  )

it('draws the canvas with the texts that are loaded first', async () => {
  const later = new Set(keysOf(officeBundle))
  const sources = await sourcesOfCanvas()
  expect(sources.length).toBeGreaterThan(200)
  const said = sources.flatMap((file) =>
    // A key, or the beginning of one: `lists.views.${name}`.
    [
      ...readFileSync(path.join(builder, file), 'utf8').matchAll(
        /['"`]([a-z]\w*(?:\.\w+)+)(?:\.\$\{|['"`])/gi,
      ),
    ]
      .map(([, key]) => key ?? '')
      .filter((key) => later.has(key))
      .map((key) => `${file}: ${key}`),
  )
  expect(said).toEqual([])
})
