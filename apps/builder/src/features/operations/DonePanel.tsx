import { formatNumber } from '@counterflow/i18n'
import { Panel, useText } from '@counterflow/ui'
import { Group, Text } from '@mantine/core'
import { DoneChart } from './DoneChart'
import classes from './DonePanel.module.css'
import type { Operations } from './operations-queries'

/** What ended in the last hour, minute by minute. */
export function DonePanel({ minutes }: { minutes: Operations['minutes'] }) {
  const { t, language } = useText()
  const sum = (result: 'succeeded' | 'failed') => minutes.reduce((total, minute) => total + minute[result], 0)
  const [succeeded, failed] = [sum('succeeded'), sum('failed')]
  return (
    <Panel title={t('operations.done.title')}>
      {succeeded + failed === 0 ? (
        <Text c="dimmed">{t('operations.done.empty')}</Text>
      ) : (
        <>
          <Group gap="lg" mb="sm">
            {(['succeeded', 'failed'] as const).map((result) => (
              <span key={result} className={classes.key} data-result={result}>
                {t(`operations.done.${result}`)}
                <strong className="cf-figures">
                  {formatNumber(result === 'failed' ? failed : succeeded, language)}
                </strong>
              </span>
            ))}
          </Group>
          <DoneChart minutes={minutes} succeeded={succeeded} failed={failed} />
        </>
      )}
    </Panel>
  )
}
