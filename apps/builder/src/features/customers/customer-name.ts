import type { Translate } from '@counterflow/i18n'

/** What somebody is called; of those whose data was erased, that it was. */
export const customerName = ({ name }: { name: string }, t: Translate): string =>
  name === '' ? t('customers.erased') : name

/** How somebody is reached, in one line. */
export const contactLine = ({ email, phone }: { email: string | null; phone: string | null }): string =>
  [email, phone].filter(Boolean).join(' · ')
