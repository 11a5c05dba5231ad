import { useText } from '@counterflow/ui'
import { Button, Text, Tooltip } from '@mantine/core'
import { useNotifyProblem } from '../../../platform/api/useNotifyProblem'
import { type Connection, useTestConnection } from './connection-queries'

/** Calls the connection's address and says what came of it, beside the button. */
export function TryConnection({ connection: { id, name } }: { connection: Connection }) {
  const { t } = useText()
  const notifyProblem = useNotifyProblem()
  const test = useTestConnection()
  return (
    <>
      <span role="status">
        {test.data &&
          (test.data.failure === null ? (
            <Text span size="xs">
              {t('connections.testOk', { status: `${test.data.status}`, time: test.data.milliseconds })}
            </Text>
          ) : (
            <Tooltip multiline maw={320} label={test.data.failure.message}>
              <Text span size="xs" c="var(--cf-bad)">
                {t('connections.testFailed')} ({test.data.failure.code})
              </Text>
            </Tooltip>
          ))}
      </span>
      <Button
        variant="subtle"
        size="compact-sm"
        loading={test.isPending}
        aria-label={`${t('connections.test')}: ${name}`}
        onClick={() => test.mutate(id, { onError: notifyProblem })}
      >
        {t('connections.test')}
      </Button>
    </>
  )
}
