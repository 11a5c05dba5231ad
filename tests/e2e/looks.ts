/** How the till is looked at. */
export const tillLooks = [
  { name: 'ko-dark-phone', language: 'ko', colorScheme: 'dark', size: { width: 390, height: 844 } },
  { name: 'ja-light-tablet', language: 'ja', colorScheme: 'light', size: { width: 1280, height: 800 } },
] as const
export const english = { language: 'en', colorScheme: 'light', size: { width: 1280, height: 800 } } as const

/** How the office is looked at. */
export const officeLooks = [
  ...tillLooks,
  { name: 'en-dark-phone', language: 'en', colorScheme: 'dark', size: { width: 390, height: 844 } },
  { name: 'en-light-wide', ...english },
] as const
