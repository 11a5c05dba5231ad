import { Notice, Panel, useText } from '@counterflow/ui'
import { Button, Group, Stack, Text } from '@mantine/core'
import { problemParagraph } from '../../../platform/api/problem-text'
import { useTestMailbox } from './channel-queries'

/** Looks into the mailbox, and says what came of it. */
export function TestMailbox() {
  const text = useText()
  const { t } = text
  const test = useTestMailbox()
  return (
    <Panel title={t('channels.email.test')}>
      <Stack gap="sm">
        <Group justify="space-between" gap="sm">
          <Text c="dimmed">{t('channels.email.testHint')}</Text>
          <Button variant="default" loading={test.isPending} onClick={() => test.mutate()}>
            {t('channels.email.test')}
          </Button>
        </Group>
        {test.error !== null && (
          <Notice tone="bad" urgent>
            {problemParagraph(test.error, text)}
          </Notice>
        )}
        {test.data !== undefined && (
          <Notice tone={test.data.outcome === 'works' ? 'good' : 'bad'} urgent>
            <Text>{t(`channels.email.outcome.${test.data.outcome}`, { mails: test.data.mails ?? 0 })}</Text>
            {test.data.detail !== null && (
              <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                {test.data.detail}
              </Text>
            )}
          </Notice>
        )}
      </Stack>
    </Panel>
  )
}
