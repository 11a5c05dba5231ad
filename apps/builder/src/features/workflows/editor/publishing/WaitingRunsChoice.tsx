import { useText } from '@counterflow/ui'
import { Radio, Stack, Text } from '@mantine/core'
import { type WaitingChoice, type WaitingPlaces, waitingChoices } from './waiting-places'

interface WaitingRunsChoiceProps {
  waiting: WaitingPlaces
  /** What a step is called, if it is known here. */
  nameOf: (nodeId: string) => string | undefined
  /** Undefined where the person may not decide: then they finish as they began. */
  choice: WaitingChoice | undefined
  onChoose: (choice: WaitingChoice) => void
}

/** How many runs wait at which steps, which of them could go on with the changes, and what becomes of them. */
export function WaitingRunsChoice({ waiting, nameOf, choice, onChoose }: WaitingRunsChoiceProps) {
  const { t } = useText()
  const { total, looked, places } = waiting
  const movable = places.reduce((sum, place) => sum + place.movable, 0)
  return (
    <section aria-label={t('publishing.waiting', { count: total })}>
      <Text fw={600}>{t('publishing.waiting', { count: total })}</Text>
      <ul style={{ margin: 0, paddingInlineStart: 18 }}>
        {places.map(({ versionId, nodeId, name, waiting: count, stuck }) => (
          <li key={`${versionId} ${nodeId}`}>
            <Text size="sm">
              {nodeId === null
                ? t('publishing.turn', { count })
                : t('publishing.place', { step: name ?? nameOf(nodeId) ?? nodeId, count })}
            </Text>
            {stuck.map((obstacle) => (
              <Text key={obstacle.reason} size="xs" c="var(--cf-caution)">
                {t(`publishing.stuck.${obstacle.reason}`, { count: obstacle.count })}
              </Text>
            ))}
          </li>
        ))}
      </ul>
      {looked < total && (
        <Text size="xs" c="dimmed">
          {t('publishing.lookedAt', { count: looked })}
        </Text>
      )}
      {choice !== undefined && (
        <Radio.Group
          mt="sm"
          label={t('publishing.choice')}
          value={choice}
          onChange={(value) => onChoose(waitingChoices.find((one) => one === value) ?? 'keep')}
        >
          <Stack gap="xs" mt="xs">
            {waitingChoices.map((value) => (
              <Radio
                key={value}
                value={value}
                disabled={value === 'move' && movable === 0 && looked === total}
                label={t(`publishing.choose.${value}`)}
                description={
                  value === 'move' ? t('publishing.means.move', { movable }) : t(`publishing.means.${value}`)
                }
              />
            ))}
          </Stack>
        </Radio.Group>
      )}
    </section>
  )
}
