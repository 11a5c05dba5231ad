import type { Kept } from './kept'

/** What somebody pasted by mistake is not worth the whole storage of the site. */
const longest = 50_000

/** What was written and not sent yet: it is there again on the next page. */
export function readDraft(kept: Kept): string {
  const draft = kept.read('draft')
  return typeof draft === 'string' ? draft : ''
}

export function writeDraft(kept: Kept, text: string): void {
  if (text === '') kept.forget('draft')
  else if (text.length <= longest) kept.write('draft', text)
}
