import type { Language } from '@counterflow/core'
import type { Answers } from './answers'

/** What becomes of the built index.html. */
export interface FilledPage {
  readonly language: Language
  readonly title: string
  readonly description?: string
  readonly image?: string
  readonly isPrivate?: boolean
  readonly drawn: string
  readonly answers: Answers
}

/** `template` with a page in it, its data, and the texts of one language on their way. */
export function filledTemplate(template: string, page: FilledPage): string {
  // As data in a page, `<` could end it.
  const data = JSON.stringify(page.answers).replaceAll('<', String.raw`\u003c`)
  return template
    .replaceAll(/\s*<link rel="modulepreload"[^>]*data-language="(\w+)"[^>]*>/g, (link, of: string) =>
      of === page.language ? link : '',
    )
    .replace('<html lang="en">', () => `<html lang="${page.language}">`)
    .replace('<!--head-->', () => headOf(page).join('\n    '))
    .replace('<!--page-->', () => page.drawn)
    .replace('<!--data-->', () => `<script id="answers" type="application/json">${data}</script>`)
}

function headOf({ title, description, image, isPrivate }: FilledPage): string[] {
  return [
    `<title>${escaped(title)}</title>`,
    `<meta property="og:title" content="${escaped(title)}">`,
    ...(description ? [`<meta name="description" content="${escaped(description)}">`] : []),
    ...(image ? [`<meta property="og:image" content="${escaped(image)}">`] : []),
    ...(isPrivate
      ? ['<meta name="robots" content="noindex">', '<meta name="referrer" content="no-referrer">']
      : []),
  ]
}

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string) => text.replaceAll(/[&<>"]/g, (sign) => signs[sign] ?? sign)
