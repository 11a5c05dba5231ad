import fc, { type Arbitrary } from 'fast-check'

/** What programs choke on. */
const nasty: readonly unknown[] = [
  null,
  true,
  -1,
  0,
  1.5,
  Number.MAX_SAFE_INTEGER,
  2 ** 53,
  1e308,
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\u202e rtl \u2066',
  "'; drop table orders; --",
  '<script>alert(1)</script>',
  '{{ 7 | times: 7 }}',
  '=cmd|calc',
  '../../../etc/passwd',
  'x'.repeat(20_000),
  '𝔘𝔫𝔦𝔠𝔬𝔡𝔢 👩‍👩‍👧‍👦',
  '__proto__',
  '9999-12-31T23:59:59.999Z',
  '-infinity',
  '00000000-0000-0000-0000-000000000000',
  [],
  {},
  [[[[[[]]]]]],
  { $ref: ['trigger'] },
  Array.from({ length: 2_000 }, () => 1),
]

type Path = readonly (string | number)[]

function pathsIn(value: unknown, path: Path = []): Path[] {
  if (Array.isArray(value)) {
    return [path, ...value.flatMap((item: unknown, index) => pathsIn(item, [...path, index]))]
  }
  if (typeof value === 'object' && value !== null) {
    return [path, ...Object.entries(value).flatMap(([name, inner]) => pathsIn(inner, [...path, name]))]
  }
  return [path]
}

function changedAt(value: unknown, [first, ...rest]: Path, change: (inner: unknown) => unknown): unknown {
  if (first === undefined) return change(value)
  if (Array.isArray(value)) {
    return value.map((item: unknown, index) => (index === first ? changedAt(item, rest, change) : item))
  }
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      name === first ? changedAt(inner, rest, change) : inner,
    ]),
  )
}

function without(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(1)
  if (typeof value !== 'object' || value === null) return undefined
  return Object.fromEntries(Object.entries(value).slice(1))
}

/** A value with one thing wrong: something nasty in a random place, something missing, or something too many. */
export function spoiled(values: Arbitrary<unknown>): Arbitrary<unknown> {
  return values.chain((value) =>
    fc
      .tuple(
        fc.constantFrom(...pathsIn(value)),
        fc.oneof(
          fc.constantFrom(...nasty).map((wrong) => () => wrong),
          fc.constant(without),
          fc.constant((inner: unknown) =>
            typeof inner === 'object' && inner !== null && !Array.isArray(inner)
              ? { ...inner, unknownField: 1 }
              : [inner, inner],
          ),
        ),
      )
      .map(([path, change]) => changedAt(value, path, change)),
  )
}
