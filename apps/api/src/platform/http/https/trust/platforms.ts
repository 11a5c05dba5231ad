/** Systems that are told each in its own words how to trust an authority. */
export const platforms = ['android', 'ios', 'windows', 'macos', 'chromeos', 'linux'] as const

export type Platform = (typeof platforms)[number]

// In this order: an iPad says that it is a Mac, Android and ChromeOS that they are Linux.
const signs: readonly [RegExp, Platform][] = [
  [/iPhone|iPad|iPod/, 'ios'],
  [/Android/, 'android'],
  [/CrOS/, 'chromeos'],
  [/Windows/, 'windows'],
  [/Mac OS X|Macintosh/, 'macos'],
  [/Linux|X11/, 'linux'],
]

/** The system that a browser says it runs on; undefined where it says none that we know. */
export const platformOf = (userAgent: string): Platform | undefined =>
  signs.find(([sign]) => sign.test(userAgent))?.[1]
