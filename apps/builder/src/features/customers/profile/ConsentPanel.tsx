import { type ConsentChannel, consentChannels } from '@counterflow/core'
import { formatDateTime } from '@counterflow/i18n'
import { Panel, useText } from '@counterflow/ui'
import { Anchor, Modal, Stack, Switch, Table, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { problemParagraph } from '../../../platform/api/problem-text'
import { useMay } from '../../session/useStaff'
import { type CustomerProfile, consentsQuery } from '../customer-queries'
import { useCustomerChange } from '../useCustomerChange'

/** What a customer agreed to, by channel (R50), and everything that they decided so far. */
export function ConsentPanel({ customer }: { customer: CustomerProfile }) {
  const { t, language } = useText()
  const may = useMay()
  const [showsHistory, setShowsHistory] = useState(false)
  const { decideConsent } = useCustomerChange(customer.id)
  const consentOf = (channel: ConsentChannel) => customer.consents.find((own) => own.channel === channel)
  return (
    <Panel
      title={t('customers.consents')}
      actions={
        customer.consents.length > 0 && (
          <Anchor component="button" type="button" size="sm" onClick={() => setShowsHistory(true)}>
            {t('customers.history')}
          </Anchor>
        )
      }
    >
      <Stack gap="sm">
        {consentChannels.map((channel) => {
          const consent = consentOf(channel)
          return (
            <Switch
              key={channel}
              label={t(`choices.consentChannel.${channel}`)}
              description={
                consent === undefined
                  ? t('customers.notAsked')
                  : `${t(`customers.state.${consent.state}`)} · ${t(`choices.consentSource.${consent.source}`)} · ${formatDateTime(consent.at, language)}`
              }
              checked={consent?.state === 'subscribed'}
              disabled={!may('customers.update') || decideConsent.isPending}
              onChange={({ currentTarget: { checked } }) =>
                decideConsent.mutate({ channel, state: checked ? 'subscribed' : 'unsubscribed' })
              }
            />
          )
        })}
        <Text size="xs" c="dimmed">
          {t('customers.consentHint')}
        </Text>
      </Stack>
      {showsHistory && <ConsentHistory customerId={customer.id} onClose={() => setShowsHistory(false)} />}
    </Panel>
  )
}

function ConsentHistory({ customerId, onClose }: { customerId: string; onClose: () => void }) {
  const text = useText()
  const { t, language } = text
  const { data, error } = useQuery(consentsQuery(customerId))
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('customers.consentHistory')}
      closeButtonProps={{ 'aria-label': t('general.close') }}
    >
      {error !== null && <Text c="red">{problemParagraph(error, text)}</Text>}
      <Table.ScrollContainer minWidth={480}>
        <Table aria-label={t('customers.consentHistory')} aria-busy={data === undefined && error === null}>
          <Table.Tbody>
            {data?.items.map(({ id, channel, state, source, actor, ip, at }) => (
              <Table.Tr key={id}>
                <Table.Td>{formatDateTime(at, language)}</Table.Td>
                <Table.Td>{t(`choices.consentChannel.${channel}`)}</Table.Td>
                <Table.Td>{t(`customers.state.${state}`)}</Table.Td>
                <Table.Td>
                  {[t(`choices.consentSource.${source}`), actor.name, ip].filter(Boolean).join(' · ')}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Modal>
  )
}
