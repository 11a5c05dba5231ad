import type { Json } from '@counterflow/core'
import type { PrintedValues } from './printed-values.js'

/** A mail as its sender writes it. */
export interface MailDraft {
  readonly subject: string
  /** Plain text; an empty line parts paragraphs. */
  readonly body: string
  /** Lines below the text, each with a value that is printed as the shop's language writes it. */
  readonly fields: readonly { readonly label: string; readonly value: Json }[]
  /** A page to go on to, below everything else; of this shop, never one that somebody else typed. */
  readonly link?: { readonly text: string; readonly url: string } | undefined
}

/** A mail as it is sent. */
export interface MailContent {
  readonly subject: string
  readonly text: string
  readonly html: string
}

const longestSubject = 200

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escaped = (text: string) => text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character)

/** Writes `draft` as plain text and as HTML that holds nothing of it unescaped. */
export function writeMail(draft: MailDraft, values: PrintedValues, footer: string): MailContent {
  const fields = draft.fields.map(({ label, value }) => ({ label, value: values.print(value) }))
  // A line break in a subject would begin another header.
  const subject = draft.subject.replaceAll(/\s+/g, ' ').trim().slice(0, longestSubject)
  const { body, link } = draft
  const parts = { body, fields, link, footer }
  return { subject, text: textOf(parts), html: htmlOf(parts) }
}

/** The parts of a mail, as they are printed. */
interface PrintedParts {
  readonly body: string
  readonly fields: readonly { readonly label: string; readonly value: string }[]
  readonly link: MailDraft['link']
  readonly footer: string
}

function textOf({ body, fields, link, footer }: PrintedParts): string {
  const lines = fields.map(({ label, value }) => `${label}: ${value}`)
  const page = link === undefined ? '' : `${link.text}:\n${link.url}`
  return [body.trim(), lines.join('\n'), page, `-- \n${footer}`]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n')
}

const cell = 'padding:6px 16px 6px 0;border-bottom:1px solid #e3e0da;vertical-align:top'

function htmlOf({ body, fields, link, footer }: PrintedParts): string {
  const paragraphs = body
    .trim()
    .split(/\n\s*\n/)
    .map((paragraph) => `<p>${escaped(paragraph).replaceAll('\n', '<br>')}</p>`)
  const rows = fields.map(
    ({ label, value }) =>
      `<tr><th style="${cell};text-align:left;font-weight:600">${escaped(label)}</th><td style="${cell}">${escaped(value).replaceAll('\n', '<br>')}</td></tr>`,
  )
  const table = rows.length === 0 ? [] : [`<table style="border-collapse:collapse">${rows.join('')}</table>`]
  const page = link === undefined ? [] : [`<p><a href="${escaped(link.url)}">${escaped(link.text)}</a></p>`]
  return [
    '<div style="font-family:system-ui,sans-serif;font-size:15px;line-height:1.5;color:#26231f">',
    ...paragraphs,
    ...table,
    ...page,
    `<p style="color:#6b665e;font-size:13px">${escaped(footer)}</p>`,
    '</div>',
  ].join('\n')
}
