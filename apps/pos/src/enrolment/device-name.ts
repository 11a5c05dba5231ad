const known: readonly (readonly [RegExp, string])[] = [
  [/iPad/, 'iPad'],
  [/iPhone/, 'iPhone'],
  [/Android(?!.*Mobile)/, 'Android tablet'],
  [/Android/, 'Android phone'],
  [/CrOS/, 'Chromebook'],
  [/Windows/, 'Windows PC'],
  [/Macintosh/, 'Mac'],
  [/Linux/, 'Linux PC'],
]

/** What a device may be called in the back office, as its browser describes itself. */
export const deviceName = (userAgent: string): string =>
  known.find(([pattern]) => pattern.test(userAgent))?.[1] ?? 'Till'
