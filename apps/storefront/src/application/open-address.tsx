import { isMissing, Unreachable } from '../platform/answered'
import { pageAt, type View, type Visit } from '../platform/page'
import { Missing, OutOfReach } from './Apology'
import { pages } from './pages'

/** What there is to see at `address`; what goes wrong is a view too. */
export async function openAddress(
  address: URL,
  { api, language, t }: Pick<Visit, 'api' | 'language' | 't'>,
): Promise<View> {
  const found = pageAt(pages, address.pathname)
  if (found === undefined) return { status: 404, title: t('apology.missing.title'), body: <Missing /> }
  const visit = { api, language, t, params: found.params, query: address.searchParams }
  try {
    return await found.page.open(visit)
  } catch (error) {
    if (isMissing(error)) return { status: 404, title: t('apology.missing.title'), body: <Missing /> }
    const status = error instanceof Unreachable ? 503 : 500
    return { status, title: t('apology.outOfReach.title'), body: <OutOfReach /> }
  }
}
