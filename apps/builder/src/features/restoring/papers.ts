import { limits } from './restoring-queries'

/** The codes of what was typed or pasted, one a line, each once. */
export const papersIn = (typed: string): string[] => [
  ...new Set(
    typed
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
]

/** What is typed with one more code, unless it holds that already. */
export function withPaper(typed: string, code: string): string {
  const line = code.trim()
  if (line === '' || papersIn(typed).includes(line)) return typed
  return [...papersIn(typed), line].join('\n')
}

/** The number of the first line that is longer than any code, from 1. */
export function tooLongLine(papers: readonly string[]): number | undefined {
  const at = papers.findIndex(({ length }) => length > limits.length)
  return at === -1 ? undefined : at + 1
}
