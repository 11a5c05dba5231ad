import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** A file of the project, by its path from the project's folder, with slashes. */
export interface SourceFile {
  readonly path: string
  readonly text: string
}

const folders = ['apps', 'packages', 'tests', 'tools', 'scripts', 'bench']
const skipped = new Set([
  'node_modules',
  'dist',
  'generated',
  'drizzle',
  'coverage',
  'public',
  'test-results',
])
const extensions = new Set(['.ts', '.tsx', '.mjs', '.cjs', '.js', '.css'])

/** Every file that people write code in. */
export function sourceFiles(root: string): SourceFile[] {
  return folders.flatMap((folder) => filesIn(root, folder))
}

function filesIn(root: string, folder: string): SourceFile[] {
  let entries: ReturnType<typeof entriesOf>
  try {
    entries = entriesOf(path.join(root, folder))
  } catch {
    return []
  }
  return entries.flatMap((entry) => {
    const place = `${folder}/${entry.name}`
    if (entry.isDirectory()) {
      return skipped.has(entry.name) || entry.name.startsWith('.') ? [] : filesIn(root, place)
    }
    const isCode = extensions.has(path.extname(entry.name)) && !entry.name.endsWith('.d.ts')
    return isCode ? [{ path: place, text: readFileSync(path.join(root, place), 'utf8') }] : []
  })
}

const entriesOf = (folder: string) => readdirSync(folder, { withFileTypes: true })

/** What a file imports: another file of the project, or a package (`zod`, `node:fs`, `@counterflow/core`). */
export type Target = { kind: 'file'; path: string } | { kind: 'package'; name: string }

export interface Import {
  readonly line: number
  readonly specifier: string
  readonly target: Target
}

const patterns = [
  /^[ \t]*(?:import|export)\b[^'"`;]*?\bfrom[ \t]*['"]([^'"\n]+)['"]/gm,
  /^[ \t]*import[ \t]*['"]([^'"\n]+)['"]/gm,
  /\b(?:import|require|import\.meta\.resolve)\([ \t\n]*['"]([^'"\n]+)['"]/g,
]

export function importsOf(file: SourceFile): Import[] {
  return patterns
    .flatMap((pattern) => [...file.text.matchAll(pattern)])
    .map((match) => {
      const specifier = match[1] ?? ''
      const line = file.text.slice(0, match.index + match[0].length).split('\n').length
      return { line, specifier, target: targetOf(file, specifier) }
    })
    .sort((one, other) => one.line - other.line)
}

function targetOf(file: SourceFile, specifier: string): Target {
  if (specifier.startsWith('.')) {
    const place = path.posix.join(path.posix.dirname(file.path), specifier)
    return { kind: 'file', path: place.replace(/\.js$/, '.ts') }
  }
  if (specifier.startsWith('node:')) return { kind: 'package', name: specifier }
  const parts = specifier.split('/')
  return { kind: 'package', name: parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/') }
}

/** The file's text with comments and plain texts blanked out, so that only code is left to look at. */
export function codeOf(file: SourceFile): string {
  const blank = (match: string) => match.replaceAll(/[^\n]/g, ' ')
  return file.text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g, blank)
}

const specPath = /\.(?:spec|arbitrary)(?:\.tsx?)?$/

/** Whether the file is there for tests only: a spec, or a generator of random values for specs. */
export const isSpec = (file: SourceFile): boolean => specPath.test(file.path)

export const leadsToSpec = (target: Target): boolean => target.kind === 'file' && specPath.test(target.path)
