import type { SourceFile } from './source-file.js'

/** One place where the code breaks a rule. */
export interface Violation {
  readonly rule: string
  readonly path: string
  readonly line: number
  readonly found: string
  readonly reason: string
}

/** A rule of the architecture, with why it is one. */
export interface Rule {
  readonly name: string
  readonly reason: string
  check(file: SourceFile): { line: number; found: string }[]
}

export function violationsOf(rules: readonly Rule[], files: readonly SourceFile[]): Violation[] {
  return files.flatMap((file) =>
    rules.flatMap((rule) =>
      rule
        .check(file)
        .map(({ line, found }) => ({ rule: rule.name, path: file.path, line, found, reason: rule.reason })),
    ),
  )
}

/** For people: where, what and why. */
export function report(violations: readonly Violation[]): string {
  return violations
    .map(({ rule, path, line, found, reason }) => `${path}:${line}  ${found}\n    ${rule}: ${reason}`)
    .join('\n')
}
