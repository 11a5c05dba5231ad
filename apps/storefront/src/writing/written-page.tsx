import { formatDate, localized } from '@counterflow/i18n/storefront'
import { answered } from '../platform/answered'
import type { Page } from '../platform/page'
import { Markdown } from './Markdown'

export const writtenPage: Page = {
  path: '/pages/:handle',
  async open({ api, params, language, t }) {
    const path = { handle: params.handle ?? '' }
    const page = await answered(api.GET('/api/v1/storefront/pages/{handle}', { params: { path } }))
    const title = localized(page.title, language)
    const text = page.body[language] || page.body.en
    const body = (
      <article class="page written">
        <h1>{title}</h1>
        <Markdown text={text} />
        {page.kind === 'policy' && (
          // In one time zone, so that the server and the browser write the same day.
          <p class="faint">{t('writing.updated', { date: formatDate(page.updatedAt, language, 'UTC') })}</p>
        )}
      </article>
    )
    return { title, body, description: text.slice(0, 300) }
  },
}
