import { formatMoney } from '@counterflow/i18n'
import type { Text } from '@counterflow/ui'
import { type FieldError, ProblemError, UnreachableError } from './problem'

export interface ProblemText {
  message: string
  fix: string | undefined
}

type Reader = Pick<Text, 't' | 'has' | 'language'>

/** What the fields of a form are called, by their path as in `fieldErrors`. */
type FieldNames = Readonly<Record<string, string>>

/**
 * What went wrong and how to mend it, in the reader's language where the catalogues know the problem. Wrong values are
 * told by what their fields are called, and never by where a program finds them.
 */
export function problemText(error: unknown, reader: Reader, fields: FieldNames = {}): ProblemText {
  const { t, has, language } = reader
  if (error instanceof UnreachableError) return { message: t('general.failed.offline'), fix: undefined }
  if (!(error instanceof ProblemError)) return { message: t('general.failed.unexpected'), fix: undefined }
  if (error.kind === 'invalid-input') return wrongValues(error, reader, fields)
  const message = `problems.${error.kind}.message`
  const fix = `problems.${error.kind}.fix`
  const { problem } = error
  // English texts of the API are more exact than ours; other languages have ours.
  if (language !== 'en' && has(message) && has(fix))
    return { message: amountsText(error, reader) ?? t(message), fix: t(fix) }
  if (problem.status === 403) return { message: t('general.failed.forbidden'), fix: undefined }
  return { message: problem.detail || problem.title, fix: problem.fix }
}

/** Problems that tell of amounts, and which of them their text needs. */
const toldAmounts = {
  'gift-card-balance': ['balance'],
  'refund-too-large': ['refundable'],
  'price-changed': ['expected', 'total'],
} as const satisfies Record<string, readonly (keyof ProblemError['problem'])[]>

const tellsAmounts = (kind: string): kind is keyof typeof toldAmounts => kind in toldAmounts

/** The text that says how much; undefined where the problem says none, or not all of it. */
function amountsText({ kind, problem }: ProblemError, { t, language }: Reader): string | undefined {
  if (!tellsAmounts(kind)) return undefined
  const amounts: Record<string, string> = {}
  for (const name of toldAmounts[kind]) {
    const amount = problem[name]
    if (amount === undefined) return undefined
    amounts[name] = formatMoney(amount, language)
  }
  return t(`problems.${kind}.exactly`, amounts)
}

/** The same as one paragraph. */
export function problemParagraph(error: unknown, text: Text): string {
  const { message, fix } = problemText(error, text)
  return fix === undefined ? message : `${message} ${fix}`
}

/** The field that is named, or else only what is wrong with it. */
function wrongValues(error: ProblemError, reader: Reader, fields: FieldNames): ProblemText {
  const { t } = reader
  const [first, ...others] = error.problem.errors ?? []
  if (first === undefined) return { message: t('general.failed.wrongValue'), fix: undefined }
  const name = fields[fieldPath(first)]
  const wrong = fieldErrorText(first, reader)
  const message =
    name === undefined ? t('general.failed.wrongValue') : t('general.failed.wrongField', { field: name })
  const more = others.length === 0 ? [] : [t('general.failed.wrongFields', { count: others.length })]
  return { message, fix: [wrong, ...more].join(' ') }
}

const fieldPath = ({ path }: FieldError) => path.replace(/^\//, '').replaceAll('/', '.')

/** The problems of a form's fields by their path: `/customer/email` becomes `customer.email`. */
export function fieldErrors(error: unknown, text: Reader): Record<string, string> {
  if (!(error instanceof ProblemError)) return {}
  return Object.fromEntries(
    (error.problem.errors ?? []).map((field) => [fieldPath(field), fieldErrorText(field, text)]),
  )
}

/** What is wrong with a field and how to mend it, in the reader's language where the catalogues know its code. */
export function fieldErrorText(field: FieldError, { t, has, language }: Reader): string {
  const { code, params, message, fix } = field
  const figures = figuresOf(params)
  const format = `fieldProblems.formats.${params.format}`
  if (code === 'invalid_format' && has(format)) return t(format)
  const known = `fieldProblems.${code}`
  if (code !== 'formats' && has(known)) return t(known, figures)
  // Of a problem that has a text of its own: the API's is more exact, and English.
  const problem = `problems.${code}.message`
  const mending = `problems.${code}.fix`
  if (language !== 'en' && has(problem) && has(mending)) return `${t(problem)} ${t(mending)}`
  return `${message} ${fix}`.trim()
}

function figuresOf(params: FieldError['params']): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(params).flatMap(([name, value]) =>
      typeof value === 'string' || typeof value === 'number' ? [[name, value] as const] : [],
    ),
  )
}
