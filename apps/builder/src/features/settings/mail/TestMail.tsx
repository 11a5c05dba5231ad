import { Notice, Panel, useText } from '@counterflow/ui'
import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { fieldErrors, problemParagraph } from '../../../platform/api/problem-text'
import { useStaff } from '../../session/useStaff'
import { useTestMail } from './mail-settings-queries'

/** Sends a mail and says what came of it. */
export function TestMail() {
  const text = useText()
  const { t } = text
  const { email } = useStaff()
  const [to, setTo] = useState(email)
  const test = useTestMail()
  return (
    <Panel title={t('mailSettings.test')}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          test.mutate(to)
        }}
      >
        <Stack gap="sm">
          <Text c="dimmed">{t('mailSettings.testIntro')}</Text>
          <Group align="flex-end" gap="sm">
            <TextInput
              type="email"
              style={{ flex: '1 1 220px' }}
              label={t('mailSettings.testTo')}
              value={to}
              onChange={(event) => setTo(event.currentTarget.value)}
              error={
                test.error
                  ? (fieldErrors(test.error, text).to ?? problemParagraph(test.error, text))
                  : undefined
              }
            />
            <Button type="submit" variant="default" loading={test.isPending}>
              {t('mailSettings.test')}
            </Button>
          </Group>
          {test.data !== undefined && (
            <Notice tone={test.data.outcome === 'sent' ? 'good' : 'bad'} urgent>
              <Text>{t(`mailSettings.outcome.${test.data.outcome}`, { to: test.variables })}</Text>
              {test.data.detail !== null && (
                <Text size="sm" ff="monospace" style={{ overflowWrap: 'anywhere' }}>
                  {test.data.detail}
                </Text>
              )}
            </Notice>
          )}
        </Stack>
      </form>
    </Panel>
  )
}
