import type { Language } from '@counterflow/core'
import { escaped } from './escaped.js'

const style = `
:root { color-scheme: light dark; font: 16px/1.55 system-ui, sans-serif;
  --line: color-mix(in srgb, currentColor 18%, transparent); --accent: light-dark(#0b62d6, #6ea8fe) }
body { margin: 0; padding: 24px 16px 48px; overflow-wrap: anywhere }
main { max-width: 42rem; margin: 0 auto; display: grid; gap: 16px }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 }
h2 { font-size: 1.05rem; margin: 0 0 8px }
p { margin: 0 0 8px } p:last-child { margin: 0 }
section, details { border: 1px solid var(--line); border-radius: 8px; padding: 16px }
summary { cursor: pointer; font-weight: 600; min-height: 24px }
ol { margin: 12px 0 0; padding-inline-start: 24px } li { margin-bottom: 6px }
a { color: var(--accent) }
.button { display: inline-block; box-sizing: border-box; font: inherit; font-weight: 600; min-height: 48px; padding: 11px 20px;
  border-radius: 8px; border: 1px solid var(--accent); color: var(--accent); background: transparent; text-decoration: none; cursor: pointer }
.button.filled { background: var(--accent); color: light-dark(#fff, #10141a) }
.row { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 12px }
code { font: 0.85rem/1.6 ui-monospace, monospace }
.stack { display: grid; gap: 8px }`

interface PlainPage {
  readonly language: Language
  readonly title: string
  /** HTML, below the title. */
  readonly body: string
  /** What this page looks like beside what all do. */
  readonly style?: string
  /** HTML attributes of the whole page, with a space before them. */
  readonly attributes?: string
  /** The address of what it does in the browser. */
  readonly script?: string
}

/** A page that the server draws itself, for a device on which nothing of ours runs yet. */
export const plainPage = ({
  language,
  title,
  body,
  style: more = '',
  attributes = '',
  script,
}: PlainPage): string => `<!doctype html>
<html lang="${language}"${attributes}>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escaped(title)}</title>
<style>${style}${more}</style>
<main>
<h1>${escaped(title)}</h1>
${body}
</main>
${script === undefined ? '' : `<script src="${escaped(script)}"></script>\n`}</html>
`
