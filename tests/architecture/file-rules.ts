import { codeOf, isSpec, type SourceFile } from './source-file.js'
import type { Rule } from './violation.js'

const mostLines = 300

/** What differs from call to call, or from the server to the browser. */
const impure: readonly [RegExp, string][] = [
  [/\bDate\.now\b/g, 'reads the clock'],
  [/\bnew Date\(\s*\)/g, 'reads the clock'],
  [/\bperformance\.now\b/g, 'reads the clock'],
  [/\bMath\.random\b/g, 'is random'],
  [/\bcrypto\.(?:randomUUID|getRandomValues)\b/g, 'is random'],
  [/(?<![.\w$])(?:setTimeout|setInterval|queueMicrotask|fetch)\(/g, 'reaches outside'],
  [
    /(?<![.\w$])(?:window|document|navigator|localStorage|indexedDB|process|Buffer)[.[]/g,
    'belongs to one place',
  ],
]

function matchesIn(code: string, pattern: RegExp, what: string): { line: number; found: string }[] {
  return [...code.matchAll(pattern)].map((match) => ({
    line: code.slice(0, match.index).split('\n').length,
    found: `${match[0]} ${what}`,
  }))
}

/** Whether a part of the path, without its extension, is one of the words that say nothing. */
function namesNothing(path: string): boolean {
  return path
    .toLowerCase()
    .split(/[/.]/)
    .flatMap((part) => part.split('-'))
    .some((word) => /^(utils?|utilities|helpers?|managers?|common)$/.test(word))
}

const camelCaseNothing = /(?:Utils?|Helpers?|Managers?|Common)\.[a-z.]+$/

export const fileRules: readonly Rule[] = [
  {
    name: 'Core is pure',
    reason:
      'the same input must give the same answer in server, browser and till: clock and randomness are arguments.',
    check: (file: SourceFile) =>
      file.path.startsWith('packages/core/src/') && !isSpec(file)
        ? impure.flatMap(([pattern, what]) => matchesIn(codeOf(file), pattern, what))
        : [],
  },
  {
    name: `No file over ${mostLines} lines`,
    reason: 'one file, one concept: divide it by what it is about.',
    check: ({ text }) => {
      const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0)
      return lines > mostLines ? [{ line: mostLines + 1, found: `has ${lines} lines` }] : []
    },
  },
  {
    name: 'A name says what is inside',
    reason: 'utils, helpers, managers and common gather what belongs somewhere: put it there.',
    check: ({ path }) =>
      namesNothing(path) || camelCaseNothing.test(path)
        ? [{ line: 1, found: 'has a name that says nothing' }]
        : [],
  },
]
