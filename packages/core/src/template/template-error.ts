import type { TemplateReason } from './template-reason.js'

/** Why a template could not be made into text. */
export type TemplateErrorCode = 'template_failed' | 'template_limit'

/**
 * A template that came to nothing: `template_failed` for one that is no Liquid or uses what is not there,
 * `template_limit` for one that takes too long or grows too large. `line` and `column` count from 1.
 */
export class TemplateError extends Error {
  override readonly name = 'TemplateError'

  constructor(
    readonly code: TemplateErrorCode,
    message: string,
    readonly line: number,
    readonly column: number,
    /** What is wrong, without the place. */
    readonly reason: string,
    /** The same for a reader's own language. */
    readonly why: TemplateReason,
  ) {
    super(message)
  }
}
