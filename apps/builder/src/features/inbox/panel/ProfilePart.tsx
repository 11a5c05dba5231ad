import { formatDate } from '@counterflow/i18n'
import { MoneyText, StatusBadge, TagList, useNow, useText } from '@counterflow/ui'
import { Anchor, Button, Group } from '@mantine/core'
import { IconBell, IconShoppingBag, IconUserX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { AnchorLink } from '../../../platform/router/links'
import { customerName } from '../../customers/customer-name'
import { useMay } from '../../session/useStaff'
import { countryName } from '../../settings/places'
import { PanelPart } from './PanelPart'
import classes from './PanelPart.module.css'
import type { Panel } from './panel-queries'
import { useSayCustomer } from './useSayCustomer'

/** The customer as the shop knows them (R49, R50, R88). */
export function ProfilePart({
  conversationId,
  customer,
}: {
  conversationId: string
  customer: NonNullable<Panel['customer']>
}) {
  const { t, language } = useText()
  const may = useMay()
  const now = useNow()
  const say = useSayCustomer(conversationId)
  const { id, email, phone, location, localTimeZone, tags, metadata, subscribed, status, erasedAt } = customer
  const facts = [
    { label: t('customers.since'), value: formatDate(customer.createdAt, language) },
    { label: t('customers.lifetimeSpend'), value: <MoneyText money={customer.lifetimeSpend} /> },
    ...(email === null
      ? []
      : [
          {
            label: t('customers.email'),
            value: (
              <Anchor size="sm" href={`mailto:${email}`}>
                {email}
              </Anchor>
            ),
          },
        ]),
    ...(phone === null
      ? []
      : [
          {
            label: t('customers.phone'),
            value: (
              <Anchor size="sm" href={`tel:${phone}`}>
                {phone}
              </Anchor>
            ),
          },
        ]),
    ...(location === null
      ? []
      : [
          {
            label: t('customers.location'),
            value: [location.city, location.region, countryName(location.countryCode, language)]
              .filter(Boolean)
              .join(', '),
          },
        ]),
    ...(localTimeZone === null
      ? []
      : [
          {
            label: t('customers.localTime'),
            value: new Intl.DateTimeFormat(language, { timeStyle: 'short', timeZone: localTimeZone }).format(
              now,
            ),
          },
        ]),
  ]
  return (
    <PanelPart
      title={customerName(customer, t)}
      actions={
        may('customers.read') && (
          <AnchorLink to="/customers/$customerId" params={{ customerId: id }} size="sm">
            {t('inbox.panel.manage')}
          </AnchorLink>
        )
      }
    >
      <Group gap={6}>
        {erasedAt === null ? (
          <StatusBadge tone="neutral" icon={IconShoppingBag} label={t(`customers.status.${status}`)} />
        ) : (
          <StatusBadge tone="neutral" icon={IconUserX} label={t('customers.erased')} />
        )}
        {subscribed && <StatusBadge tone="good" icon={IconBell} label={t('customers.subscribed')} />}
        <TagList tags={tags} />
      </Group>
      <dl className={classes.facts}>
        {facts.map(({ label, value }) => (
          <Fact key={label} label={label} value={value} />
        ))}
        {/* What workflows note of customers is for everybody who answers them: `Tier: VIP`. */}
        {Object.entries(metadata).map(([name, value]) => (
          <Fact key={name} label={name} value={value} />
        ))}
      </dl>
      {may('inbox.reply') && (
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          w="fit-content"
          loading={say.isPending}
          onClick={() => say.mutate(null)}
        >
          {t('inbox.panel.notThem')}
        </Button>
      )}
    </PanelPart>
  )
}

function Fact({ label, value }: { label: string; value: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd className="cf-figures" style={{ whiteSpace: 'normal' }}>
        {value}
      </dd>
    </>
  )
}
