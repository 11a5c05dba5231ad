import type { Language } from '@counterflow/core'

const faces = {
  ko: () => import('./pretendard.css'),
  ja: () => import('./noto-sans-jp.css'),
}

/** Waits for a quiet moment; a browser without such a notion waits a second. */
const whenIdle = (work: () => void) =>
  'requestIdleCallback' in globalThis
    ? requestIdleCallback(work, { timeout: 5_000 })
    : setTimeout(work, 1_000)

/**
 * Makes the typefaces known that are not Latin. Their lists of subsets are long, so only the reader's own script is
 * waited for; the others follow, since names of people and products come in every script.
 * @param later runs what need not be there at first.
 */
export async function loadFonts(
  language: Language,
  later: (work: () => void) => unknown = whenIdle,
): Promise<void> {
  later(() => {
    void faces.ko()
    void faces.ja()
  })
  if (language !== 'en') await faces[language]()
}
