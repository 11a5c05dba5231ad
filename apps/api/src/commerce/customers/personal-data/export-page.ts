import { type Json, type Language, moneyIn } from '@counterflow/core'
import { createTranslation, formatDateTime, formatMoney } from '@counterflow/i18n'
import { escaped } from '../../../platform/http/html/escaped.js'
import type { PersonalExport } from './personal-data-rights.js'

interface Words {
  readonly language: Language
  readonly timeZone: string
  /** What a field is called. */
  readonly fieldName: (key: string) => string
  readonly yesOrNo: (value: boolean) => string
}

const style = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
body { margin: 0 auto; max-width: 60rem; padding: 24px 16px }
section { margin-top: 40px }
article, dd dl { border: 1px solid color-mix(in srgb, currentColor 18%, transparent); border-radius: 8px; padding: 12px 16px }
article { margin-top: 12px }
dl { display: grid; grid-template-columns: minmax(8rem, 1fr) 3fr; gap: 4px 16px; margin: 0 }
dt { opacity: 0.7 }
dd { margin: 0; overflow-wrap: anywhere; white-space: pre-wrap }
ul { margin: 0; padding-inline-start: 20px }
@media (max-width: 40em) { dl { grid-template-columns: 1fr } dd { margin-bottom: 8px } }`

/** Everything that is stored about somebody as a page that they can read, in their language. It needs nothing else. */
export async function exportPage(
  { exportedAt, sections }: PersonalExport,
  { language, shop, timeZone }: { language: Language; shop: string; timeZone: string },
): Promise<string> {
  const { t, exists } = await createTranslation(language)
  const words: Words = {
    language,
    timeZone,
    fieldName: (key) => {
      const known = `customers.exported.field.${key}`
      return exists(known) ? t(known) : spaced(key)
    },
    yesOrNo: (value) => t(value ? 'lists.isSo' : 'lists.isNotSo'),
  }
  const title = escaped(t('customers.exported.title', { shop }))
  const made = escaped(t('customers.exported.made', { at: formatDateTime(exportedAt, language, timeZone) }))
  const parts = Object.entries(sections).map(([section, items]) => {
    const known = `customers.exported.section.${section}`
    const name = escaped(exists(known) ? t(known) : spaced(section))
    const shown = items.map((item) => `<article>${valueHtml(item, words)}</article>`)
    const nothing = `<p>${escaped(t('customers.exported.nothing'))}</p>`
    return `<section><h2>${name}</h2>${shown.length === 0 ? nothing : shown.join('\n')}</section>`
  })
  return `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${style}</style>
<h1>${title}</h1>
<p>${made}</p>
<p>${escaped(t('customers.exported.data'))}</p>
${parts.join('\n')}
</html>
`
}

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/

function valueHtml(value: Json, words: Words): string {
  if (value === null || value === '') return '–'
  if (typeof value === 'boolean') return escaped(words.yesOrNo(value))
  if (typeof value === 'string' && instant.test(value))
    return escaped(formatDateTime(value, words.language, words.timeZone))
  if (typeof value !== 'object') return escaped(String(value))
  const money = moneyIn(value)
  if (money !== undefined) return escaped(formatMoney(money, words.language))
  if (Array.isArray(value)) {
    if (value.length === 0) return '–'
    return `<ul>${value.map((item) => `<li>${valueHtml(item, words)}</li>`).join('')}</ul>`
  }
  const entries = Object.entries(value)
  if (entries.length === 0) return '–'
  const rows = entries.map(
    ([key, inner]) => `<dt>${escaped(words.fieldName(key))}</dt><dd>${valueHtml(inner, words)}</dd>`,
  )
  return `<dl>${rows.join('')}</dl>`
}

/** `unitPrice` as "unit price". */
const spaced = (key: string) =>
  key
    .replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, ' ')
    .replaceAll('_', ' ')
    .toLowerCase()
