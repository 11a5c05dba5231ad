import type { TemplateReason } from '@counterflow/core'
import type { Translate } from '@counterflow/i18n'

/** Why a template comes to nothing, in the reader's language. */
export function templateReasonText(why: TemplateReason, t: Translate): string {
  const name = 'name' in why ? { name: why.name } : undefined
  return t('values.preview.fails', { reason: t(`values.preview.reason.${why.kind}`, name) })
}
