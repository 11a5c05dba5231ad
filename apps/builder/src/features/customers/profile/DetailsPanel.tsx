import { languageNames } from '@counterflow/i18n'
import { Panel, useNow, useText } from '@counterflow/ui'
import { Anchor, Stack } from '@mantine/core'
import { countryName } from '../../settings/places'
import type { CustomerProfile } from '../customer-queries'
import { Labelled } from './Labelled'

/** How a customer is reached, and what time it is where they live (R49). */
export function DetailsPanel({ customer }: { customer: CustomerProfile }) {
  const { t, language } = useText()
  const now = useNow()
  const { email, phone, location, localTimeZone } = customer
  return (
    <Panel title={t('customers.details')}>
      <Stack gap="sm">
        <Labelled label={t('customers.email')}>
          {email === null ? '–' : <Anchor href={`mailto:${email}`}>{email}</Anchor>}
        </Labelled>
        <Labelled label={t('customers.phone')}>
          {phone === null ? '–' : <Anchor href={`tel:${phone}`}>{phone}</Anchor>}
        </Labelled>
        <Labelled label={t('customers.language')}>
          {customer.language === null ? '–' : languageNames[customer.language]}
        </Labelled>
        <Labelled label={t('customers.location')}>
          {location === null
            ? '–'
            : [location.city, location.region, countryName(location.countryCode, language)]
                .filter(Boolean)
                .join(', ')}
        </Labelled>
        {localTimeZone !== null && (
          <Labelled label={t('customers.localTime')}>
            {new Intl.DateTimeFormat(language, {
              timeStyle: 'short',
              timeZone: localTimeZone,
            }).format(now)}{' '}
            ({localTimeZone})
          </Labelled>
        )}
      </Stack>
    </Panel>
  )
}
