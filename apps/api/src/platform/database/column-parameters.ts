/**
 * Columns of many rows as parameters of one statement, for `unnest`. They are written here and not by the driver,
 * which looks at each character of each element: JSON is full of what it would escape.
 */

/**
 * Ids, numbers and names as an array literal: `$1::uuid[]`, `$2::int[]`. No element may need quotes, but for a step
 * may be called `null`.
 */
export function plainColumn(values: readonly (string | number | null)[]): string {
  return `{${values.map((value) => (value === 'null' ? '"null"' : (value ?? 'NULL'))).join(',')}}`
}

/** What parts the texts of `textColumn`: JSON texts never hold it, since they escape control characters. */
const separator = '\u0001'

/** Texts without control characters, such as JSON, to be read by `textColumnOf`. An empty text and null are the same. */
export function textColumn(values: readonly (string | null)[]): string {
  return values.map((value) => value ?? '').join(separator)
}

/** The SQL that reads parameter `$index`, written by `textColumn`, as `text[]`. */
export function textColumnOf(index: number): string {
  return `string_to_array($${index}::text, E'\\x01', '')`
}
