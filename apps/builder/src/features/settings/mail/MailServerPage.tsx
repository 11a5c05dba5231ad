import { ErrorState, Notice, useText } from '@counterflow/ui'
import { Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { PagePending } from '../../../application/shell/PagePending'
import { problemParagraph } from '../../../platform/api/problem-text'
import { MailServerForm } from './MailServerForm'
import { type MailSettings, mailSettingsQuery } from './mail-settings-queries'
import { TestMail } from './TestMail'

/** How mails leave the shop. */
export function MailServerPage() {
  const text = useText()
  const { t } = text
  const { data, error, refetch } = useQuery(mailSettingsQuery)
  if (data === undefined) {
    if (error === null) return <PagePending />
    return <ErrorState message={problemParagraph(error, text)} onRetry={() => void refetch()} />
  }
  return (
    <Stack gap="md">
      <Text c="dimmed">{t('mailSettings.intro')}</Text>
      <InForce settings={data} />
      <MailServerForm saved={data} />
      {data.source !== 'none' && <TestMail />}
    </Stack>
  )
}

function InForce({ settings: { source, inForce } }: { settings: MailSettings }) {
  const { t } = useText()
  if (inForce === null) return <Notice tone="caution">{t('mailSettings.none')}</Notice>
  const { server, fromName, fromAddress } = inForce
  return (
    <Notice tone={source === 'environment' ? 'accent' : 'good'}>
      <Text>{t('mailSettings.inForce', { server, name: fromName, address: fromAddress })}</Text>
      {source === 'environment' && <Text size="sm">{t('mailSettings.byEnvironment')}</Text>}
    </Notice>
  )
}
